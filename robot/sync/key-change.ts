import type { WallTime } from "../kernel/clock.ts";
import { Fault } from "../kernel/fault.ts";
import type { Journal } from "../kernel/journal.ts";
import type { RobotIdentity } from "./identity.ts";
import { type KeyRotate, rotationText } from "./protocol/key-rotate.ts";

const DAY_MS = 86_400_000;

/** Whether a key has served long enough. Pure. A clock that was wrong when it was made replaces it early at worst. */
export function isKeyOld(madeAt: WallTime, now: WallTime, afterDays: number): boolean {
  return now - madeAt >= afterDays * DAY_MS;
}

/**
 * Replaces the robot's key now and then, without a moment at which a power cut could lock it out: the new key is on
 * the disk before the hub hears of it, and the old one stays until the hub has said that it knows the new one.
 */
export class KeyChange {
  private readonly identity: RobotIdentity;
  private readonly journal: Journal;
  private isAsked = false;

  constructor(identity: RobotIdentity, journal: Journal) {
    this.identity = identity;
    this.journal = journal;
  }

  /** A connection begins. */
  begin(): void {
    this.isAsked = false;
  }

  /** What to tell the hub, once a connection; null when the key is good for a while, or cannot be replaced now. */
  due(nonce: string, now: WallTime, afterDays: number): KeyRotate | null {
    const { identity } = this;
    if (this.isAsked) return null;
    return this.carefully(null, () => {
      if (!identity.next && !isKeyOld(identity.madeAt, now, afterDays)) return null;
      const next = identity.makeNext();
      this.isAsked = true;
      const text = rotationText(nonce, identity.publicKey, next.publicKey);
      return {
        type: "key.rotate",
        newPublicKey: next.publicKey,
        oldSignature: identity.sign(text),
        newSignature: next.sign(text),
      };
    });
  }

  /** The hub knows this key. */
  confirmed(publicKey: string): void {
    if (this.identity.next?.publicKey !== publicKey) return;
    this.carefully(undefined, () => this.identity.useNext());
    this.journal.info("key.changed");
  }

  /** The hub does not know the key in use: if it knows one, it is the next. */
  fallForward(): void {
    if (this.identity.next) this.carefully(undefined, () => this.identity.useNext());
  }

  drop(): void {
    this.carefully(undefined, () => this.identity.dropNext());
  }

  /** A disk that fails leaves everything as it is; the next connection tries again. */
  private carefully<T>(otherwise: T, work: () => T): T {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      this.journal.error("key.not-changed", { code: error.code });
      return otherwise;
    }
  }
}
