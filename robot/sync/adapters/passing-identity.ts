import { generateKeyPairSync } from "node:crypto";
import { type WallTime, wallTime } from "../../kernel/clock.ts";
import type { KeyPair, RobotIdentity } from "../identity.ts";
import { keyPairOf } from "./ed25519-key.ts";

/** A key that is never old. */
const NEVER = wallTime(Number.MAX_SAFE_INTEGER);

/** Key pairs that end with the process: for simulated robots. */
export function passingIdentity(madeAt = NEVER): RobotIdentity {
  return new PassingIdentity(madeAt);
}

class PassingIdentity implements RobotIdentity {
  madeAt: WallTime;
  private inUse = newPair();
  private spare: KeyPair | null = null;

  constructor(madeAt: WallTime) {
    this.madeAt = madeAt;
  }

  get publicKey(): string {
    return this.inUse.publicKey;
  }

  get next(): KeyPair | null {
    return this.spare;
  }

  sign(text: string): string {
    return this.inUse.sign(text);
  }

  makeNext(): KeyPair {
    this.spare ??= newPair();
    return this.spare;
  }

  useNext(): void {
    this.inUse = this.spare ?? this.inUse;
    this.madeAt = NEVER;
    this.spare = null;
  }

  dropNext(): void {
    this.spare = null;
  }
}

function newPair(): KeyPair {
  return keyPairOf(generateKeyPairSync("ed25519").privateKey);
}
