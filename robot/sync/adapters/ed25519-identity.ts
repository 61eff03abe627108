import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { Fault, messageOf } from "../../kernel/fault.ts";
import { makeFolder } from "../../kernel/folder.ts";
import type { RobotIdentity } from "../identity.ts";

/**
 * The key pair in `file` (PKCS#8 PEM, readable by its owner alone), made when the file is missing. Throws a
 * `Fault`: `identity.corrupt` when the file holds something else, which is left as it is;
 * `identity.exposed` when other users of the machine can read it; `identity.failed` otherwise.
 */
export function openIdentity(file: string): RobotIdentity {
  return identityOf(read(file) ?? create(file));
}

/** A key pair that ends with the process: for simulated robots. */
export function passingIdentity(): RobotIdentity {
  return identityOf(generateKeyPairSync("ed25519").privateKey);
}

function identityOf(privateKey: KeyObject): RobotIdentity {
  const { x } = createPublicKey(privateKey).export({ format: "jwk" });
  if (!x) throw new Error("an Ed25519 key has no public coordinate");
  return {
    publicKey: x,
    sign: (text) => sign(null, Buffer.from(text, "utf8"), privateKey).toString("base64url"),
  };
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
  const half = `${file}.new`;
  try {
    makeFolder(dirname(file), 0o700);
    const handle = openSync(half, "w", 0o600);
    try {
      writeFileSync(handle, privateKey.export({ type: "pkcs8", format: "pem" }));
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(half, file);
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
