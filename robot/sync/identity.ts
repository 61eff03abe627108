import type { WallTime } from "../kernel/clock.ts";

/** A key pair. The private half never leaves whoever implements this. */
export interface KeyPair {
  /** Ed25519, the 32 raw bytes as base64url. The hub enrols a robot by it. */
  readonly publicKey: string;
  /** Ed25519 over the text in UTF-8, as base64url. */
  sign(text: string): string;
}

/**
 * The robot's key pair, and the one that is to replace it. Calls return when their effect is durable and throw a
 * `Fault` `identity.failed`; whenever the power fails, at least one key is there that the hub knows.
 */
export interface RobotIdentity extends KeyPair {
  /** When the key in use was made. */
  readonly madeAt: WallTime;
  /** Made, and perhaps known to the hub already; null most of the time. */
  readonly next: KeyPair | null;
  /** The one that is there, or a new one. The one in use stays in use. */
  makeNext(): KeyPair;
  /** The next one is in use from now on; the one before is gone. */
  useNext(): void;
  /** The hub does not want the next one. */
  dropNext(): void;
}
