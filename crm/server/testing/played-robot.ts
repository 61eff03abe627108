import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { systemRandom } from "../../../robot/kernel/random.ts";
import { challengeText } from "../../../robot/sync/protocol/challenge.ts";
import { contentHash } from "../../../robot/sync/protocol/content-hash.ts";
import { type Down, parseDown } from "../../../robot/sync/protocol/down.ts";
import { pairingText } from "../../../robot/sync/protocol/pair-request.ts";
import { PROTOCOL_VERSION } from "../../../robot/sync/protocol/version.ts";
import type { Hub } from "../hub.ts";
import type { HubConnection } from "../robots/robot-connections.ts";

/** A robot played by the test, message by message. */
export class PlayedRobot {
  readonly name = `Robot ${systemRandom.uuid().slice(0, 8)}`;
  readonly outbox = systemRandom.uuid();
  readonly publicKey: string;
  readonly heard: Down[] = [];
  closed: string | null = null;
  private readonly privateKey: KeyObject;
  private hub: Hub;
  private connection: HubConnection | undefined;
  private connections = 0;
  private waiting: (() => void) | undefined;

  /** @param hub the one to connect to; `moveTo` another */
  constructor(hub: Hub) {
    const { publicKey, privateKey } = generateKeyPairSync("ed25519");
    this.privateKey = privateKey;
    this.publicKey = publicKey.export({ format: "jwk" }).x ?? "";
    this.hub = hub;
  }

  /** Connects to another hub from now on; what is open stays open. */
  moveTo(hub: Hub): void {
    this.hub = hub;
  }

  connect(from?: string): void {
    this.closed = null;
    this.connections += 1;
    const number = this.connections;
    this.connection = this.hub.connect(
      (text) => {
        const parsed = parseDown(text);
        if (!parsed.ok)
          throw new Error(`the hub said something that is not in the protocol: ${parsed.problem}`);
        this.heard.push(parsed.message);
        this.waiting?.();
      },
      (why) => {
        // What becomes of a connection before this one is told as a message, if at all.
        if (number === this.connections) this.closed = why;
        this.waiting?.();
      },
      from,
    );
  }

  /** Signs with its key, whatever for. */
  sign(text: string): string {
    return sign(null, Buffer.from(text), this.privateKey).toString("base64url");
  }

  /** Of the challenge that was heard last. */
  get nonce(): string {
    const challenge = this.heard.findLast((message) => message.type === "challenge");
    return challenge?.type === "challenge" ? challenge.nonce : "";
  }

  /** Connects and asks for a code. */
  askForCode(changes: object = {}, from?: string): void {
    this.connect(from);
    this.requestCode(changes);
  }

  requestCode(changes: object = {}): void {
    this.say({
      type: "pair.request",
      protocolVersion: PROTOCOL_VERSION,
      softwareVersion: "0.1.0",
      publicKey: this.publicKey,
      signature: this.sign(pairingText(this.nonce, this.publicKey)),
      suggestedName: this.name,
      ...changes,
    });
  }

  say(message: unknown): void {
    this.connection?.message(typeof message === "string" ? message : JSON.stringify(message));
  }

  introduce(changes: object = {}, nonceSigned?: string): void {
    const signature = this.sign(challengeText(nonceSigned ?? this.nonce, this.publicKey));
    this.say({ type: "auth", publicKey: this.publicKey, signature });
    this.say({
      type: "hello",
      protocolVersion: PROTOCOL_VERSION,
      softwareVersion: "0.1.0",
      outbox: this.outbox,
      cursor: 0,
      configVersion: null,
      ...changes,
    });
  }

  push(sequence: number, record: { id: string }, changes: object = {}): void {
    this.say({
      type: "intake.push",
      sequence,
      after: sequence - 1,
      id: record.id,
      contentSha256: contentHash(record),
      record,
      ...changes,
    });
  }

  /** The first message of this type that has not been taken yet. */
  async hears<T extends Down["type"]>(type: T): Promise<Extract<Down, { type: T }>> {
    for (;;) {
      const index = this.heard.findIndex((message) => message.type === type);
      const [found] = index < 0 ? [] : this.heard.splice(index, 1);
      if (found?.type === type) return found as Extract<Down, { type: T }>;
      if (this.closed !== null) throw new Error(`closed (${this.closed}) before "${type}"`);
      await new Promise<void>((resolve) => {
        this.waiting = resolve;
      });
    }
  }
}
