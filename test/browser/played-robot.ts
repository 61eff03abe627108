import { generateKeyPairSync, type KeyObject, randomUUID, sign } from "node:crypto";
import { WebSocket } from "ws";
import { challengeText } from "../../robot/sync/protocol/challenge.ts";
import { contentHash } from "../../robot/sync/protocol/content-hash.ts";
import { type Down, parseDown } from "../../robot/sync/protocol/down.ts";
import { pairingText } from "../../robot/sync/protocol/pair-request.ts";
import type { Up } from "../../robot/sync/protocol/up.ts";
import { PROTOCOL_VERSION } from "../../robot/sync/protocol/version.ts";

type DownOf<T extends Down["type"]> = Extract<Down, { readonly type: T }>;

/** What makes it the same robot wherever it connects. */
interface Identity {
  readonly key: KeyObject;
  readonly publicKey: string;
  readonly outbox: string;
  /** The last sequence that it posted. */
  sequence: number;
}

/** A robot as the hub sees one: a key of its own, and a real connection on which the test says what a robot says. */
export class PlayedRobot {
  /** Every text that it sent, as somebody on the wire would have recorded it. */
  readonly sent: string[] = [];
  private readonly url: string;
  private readonly identity: Identity;
  private socket: WebSocket | undefined;
  private heard: Down[] = [];
  private waiting: (() => void)[] = [];
  /** The code that the hub closed this connection with; null while it is open. */
  private closedWith: number | null = null;

  /** @param url of the hub's robots: `ws://127.0.0.1:8610/robot` */
  constructor(url: string, identity = newIdentity()) {
    this.url = url;
    this.identity = identity;
  }

  /** The same robot at another hub, while this connection stays as it is: nobody noticed yet that it died. */
  elsewhere(url: string): PlayedRobot {
    return new PlayedRobot(url, this.identity);
  }

  /** Asks for a code to show. */
  async askForCode(suggestedName: string): Promise<string> {
    const { nonce } = await this.connect();
    const { publicKey } = this.identity;
    this.say({
      type: "pair.request",
      protocolVersion: PROTOCOL_VERSION,
      softwareVersion: "2.0.0",
      publicKey,
      signature: this.signed(pairingText(nonce, publicKey)),
      suggestedName,
    });
    return (await this.hear("pair.code")).code;
  }

  /** Resolves to what its screen asks to be confirmed. */
  approval(): Promise<DownOf<"pair.approved">> {
    return this.hear("pair.approved");
  }

  /** Somebody presses Yes on its screen; resolves when it is enrolled and connected. */
  async confirm({ pairing }: DownOf<"pair.approved">): Promise<void> {
    this.say({ type: "pair.confirm", pairing });
    await this.hear("paired");
    await this.greet();
  }

  /** Somebody presses No on its screen. */
  decline({ pairing }: DownOf<"pair.approved">): void {
    this.say({ type: "pair.decline", pairing });
  }

  /** Connects as an enrolled robot. */
  async greet(): Promise<void> {
    const { nonce } = await this.connect();
    const { publicKey, outbox, sequence } = this.identity;
    this.say({ type: "auth", publicKey, signature: this.signed(challengeText(nonce, publicKey)) });
    this.say({
      type: "hello",
      protocolVersion: PROTOCOL_VERSION,
      softwareVersion: "2.0.0",
      outbox,
      cursor: sequence,
      configVersion: null,
    });
    await this.hear("welcome");
  }

  /** Delivers one record, whatever it is; resolves when the hub has dealt with it. */
  async deliver(record: { readonly id: string } & Readonly<Record<string, unknown>>): Promise<void> {
    this.identity.sequence += 1;
    this.push(this.identity.sequence, record);
    await this.hear("intake.ack");
  }

  /** Pushes a record under any sequence, and waits for nothing. */
  push(sequence: number, record: { readonly id: string } & Readonly<Record<string, unknown>>): void {
    this.say({
      type: "intake.push",
      sequence,
      after: sequence - 1,
      id: record.id,
      contentSha256: contentHash(record),
      record,
    });
  }

  /** Waits for the next profile that the hub sends, and says what it thinks of it. */
  async judgeConfig(verdict: {
    readonly accepted: boolean;
    readonly reasons: string[];
  }): Promise<DownOf<"config">> {
    const config = await this.hear("config");
    this.say({ type: "config.report", version: config.version, ...verdict });
    return config;
  }

  say(message: Up): void {
    this.write(JSON.stringify(message));
  }

  /** Sends any text, whether or not it is a message. */
  write(text: string): void {
    this.sent.push(text);
    this.socket?.send(text);
  }

  /** Resolves to the code that the hub closes the connection with. */
  async closed(): Promise<number> {
    while (this.closedWith === null) await this.news();
    return this.closedWith;
  }

  /** The next message of a type, also one that came already. Rejects when the connection is closed before. */
  async hear<T extends Down["type"]>(type: T): Promise<DownOf<T>> {
    for (;;) {
      const at = this.heard.findIndex((message) => message.type === type);
      const [found] = at < 0 ? [] : this.heard.splice(at, 1);
      // The type was compared a line above.
      if (found) return found as DownOf<T>;
      if (this.closedWith !== null) throw new Error(`closed with ${this.closedWith} before "${type}"`);
      await this.news();
    }
  }

  hangUp(): void {
    this.socket?.removeAllListeners();
    this.socket?.on("error", () => {});
    this.socket?.close();
    this.socket = undefined;
  }

  /** Connects and says nothing yet. */
  async connect(): Promise<DownOf<"challenge">> {
    this.hangUp();
    this.heard = [];
    this.closedWith = null;
    this.socket = new WebSocket(this.url);
    const tell = () => {
      for (const resolve of this.waiting.splice(0)) resolve();
    };
    this.socket.on("message", (data) => {
      const message = parseDown(data.toString());
      if (message.ok) this.heard.push(message.message);
      tell();
    });
    // `close` follows.
    this.socket.on("error", () => {});
    this.socket.on("close", (code) => {
      this.closedWith = code;
      tell();
    });
    return await this.hear("challenge");
  }

  private news(): Promise<void> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  private signed(text: string): string {
    return sign(null, Buffer.from(text), this.identity.key).toString("base64url");
  }
}

function newIdentity(): Identity {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  return {
    key: privateKey,
    publicKey: publicKey.export({ format: "jwk" }).x ?? "",
    outbox: randomUUID(),
    sequence: 0,
  };
}
