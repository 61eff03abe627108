import { generateKeyPairSync, type KeyObject, randomUUID, sign } from "node:crypto";
import { WebSocket } from "ws";
import { challengeText } from "../../robot/sync/protocol/challenge.ts";
import { contentHash } from "../../robot/sync/protocol/content-hash.ts";
import { type Down, parseDown } from "../../robot/sync/protocol/down.ts";
import { pairingText } from "../../robot/sync/protocol/pair-request.ts";
import type { Up } from "../../robot/sync/protocol/up.ts";
import { PROTOCOL_VERSION } from "../../robot/sync/protocol/version.ts";

type DownOf<T extends Down["type"]> = Extract<Down, { readonly type: T }>;

/** A robot as the hub sees one: a key of its own, and a real connection on which the test says what a robot says. */
export class PlayedRobot {
  private readonly url: string;
  private readonly key: KeyObject;
  private readonly publicKey: string;
  private readonly outbox = randomUUID();
  private socket: WebSocket | undefined;
  private heard: Down[] = [];
  private waiting: (() => void)[] = [];
  private sequence = 0;

  /** @param url of the hub's robots: `ws://127.0.0.1:8610/robot` */
  constructor(url: string) {
    this.url = url;
    const { publicKey, privateKey } = generateKeyPairSync("ed25519");
    this.key = privateKey;
    this.publicKey = publicKey.export({ format: "jwk" }).x ?? "";
  }

  /** Asks for a code to show. */
  async askForCode(suggestedName: string): Promise<string> {
    const { nonce } = await this.connect();
    this.say({
      type: "pair.request",
      protocolVersion: PROTOCOL_VERSION,
      softwareVersion: "2.0.0",
      publicKey: this.publicKey,
      signature: this.signed(pairingText(nonce, this.publicKey)),
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
    this.say({
      type: "auth",
      publicKey: this.publicKey,
      signature: this.signed(challengeText(nonce, this.publicKey)),
    });
    this.say({
      type: "hello",
      protocolVersion: PROTOCOL_VERSION,
      softwareVersion: "2.0.0",
      outbox: this.outbox,
      cursor: this.sequence,
      configVersion: null,
    });
    await this.hear("welcome");
  }

  /** Delivers one record, whatever it is; resolves when the hub has dealt with it. */
  async deliver(record: { readonly id: string } & Readonly<Record<string, unknown>>): Promise<void> {
    this.sequence += 1;
    this.say({
      type: "intake.push",
      sequence: this.sequence,
      after: this.sequence - 1,
      id: record.id,
      contentSha256: contentHash(record),
      record,
    });
    await this.hear("intake.ack");
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
    this.socket?.send(JSON.stringify(message));
  }

  /** The next message of a type, also one that came already. */
  async hear<T extends Down["type"]>(type: T): Promise<DownOf<T>> {
    for (;;) {
      const at = this.heard.findIndex((message) => message.type === type);
      const [found] = at < 0 ? [] : this.heard.splice(at, 1);
      // The type was compared a line above.
      if (found) return found as DownOf<T>;
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
  }

  hangUp(): void {
    this.socket?.removeAllListeners();
    this.socket?.on("error", () => {});
    this.socket?.close();
    this.socket = undefined;
  }

  private async connect(): Promise<DownOf<"challenge">> {
    this.hangUp();
    this.heard = [];
    this.socket = new WebSocket(this.url);
    this.socket.on("message", (data) => {
      const message = parseDown(data.toString());
      if (message.ok) this.heard.push(message.message);
      for (const resolve of this.waiting.splice(0)) resolve();
    });
    return await this.hear("challenge");
  }

  private signed(text: string): string {
    return sign(null, Buffer.from(text), this.key).toString("base64url");
  }
}
