import { createPrivateKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { type WallTime, wallTime } from "../../kernel/clock.ts";
import { Fault, messageOf } from "../../kernel/fault.ts";
import type { KeyPair, RobotIdentity } from "../identity.ts";
import { keyPairOf } from "./ed25519-key.ts";
import { moveWhole, removeWhole, writeWhole } from "./whole-file.ts";

/**
 * The key pair in `file` (PKCS#8 PEM, readable by its owner alone), made when the file is missing, and the one that is
 * to replace it in `file.next`. Throws a `Fault`: `identity.corrupt` when a file holds something else, which is left as
 * it is; `identity.exposed` when other users of the machine can read it; `identity.failed` otherwise.
 */
export function openIdentity(file: string): RobotIdentity {
  const next = nextTo(file);
  return new FileIdentity(file, keyPairOf(read(file) ?? create(file)), read(next));
}

function nextTo(file: string): string {
  return `${file}.next`;
}

class FileIdentity implements RobotIdentity {
  private readonly file: string;
  private inUse: KeyPair;
  private spare: KeyPair | null;

  constructor(file: string, inUse: KeyPair, spare: KeyObject | null) {
    this.file = file;
    this.inUse = inUse;
    this.spare = spare && keyPairOf(spare);
  }

  get publicKey(): string {
    return this.inUse.publicKey;
  }

  /** When the file was written; moving it to its place changes nothing about that. */
  get madeAt(): WallTime {
    return this.durably(() => wallTime(Math.floor(statSync(this.file).mtimeMs)));
  }

  get next(): KeyPair | null {
    return this.spare;
  }

  sign(text: string): string {
    return this.inUse.sign(text);
  }

  makeNext(): KeyPair {
    this.spare ??= keyPairOf(create(nextTo(this.file)));
    return this.spare;
  }

  useNext(): void {
    if (!this.spare) return;
    this.durably(() => moveWhole(nextTo(this.file), this.file));
    this.inUse = this.spare;
    this.spare = null;
  }

  dropNext(): void {
    this.durably(() => removeWhole(nextTo(this.file)));
    this.spare = null;
  }

  private durably<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw failed(this.file, error);
    }
  }
}

function read(file: string): KeyObject | null {
  let pem: string;
  try {
    pem = readFileSync(file, "utf8");
    if ((statSync(file).mode & 0o077) !== 0) throw exposed(file);
  } catch (error) {
    if (error instanceof Fault) throw error;
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw failed(file, error);
  }
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType !== "ed25519") throw new Error(`it is a key of type ${key.asymmetricKeyType}`);
    return key;
  } catch (error) {
    throw new Fault({
      code: "identity.corrupt",
      what: `${file} does not hold this robot's key (${messageOf(error)}).`,
      remedy: "Restore the file from a backup, or move it away and pair the robot again.",
      cause: error,
    });
  }
}

/** Whole or not at all: a half-written key would lock the robot out of its account. */
function create(file: string): KeyObject {
  const { privateKey } = generateKeyPairSync("ed25519");
  try {
    writeWhole(file, privateKey.export({ type: "pkcs8", format: "pem" }).toString(), 0o600);
    return privateKey;
  } catch (error) {
    throw failed(file, error);
  }
}

function exposed(file: string): Fault {
  return new Fault({
    code: "identity.exposed",
    what: `Other users of this machine can read the robot's key ${file}.`,
    remedy: `Run \`chmod 600 ${file}\`; if somebody may have copied it, revoke the robot and pair it again.`,
  });
}

function failed(file: string, cause: unknown): Fault {
  return new Fault({
    code: "identity.failed",
    what: `The robot's key ${file} cannot be read or made (${messageOf(cause)}).`,
    remedy: "Check that the robot's data folder exists and is writable for its user.",
    cause,
  });
}
