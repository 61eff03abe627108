import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openIdentity } from "./ed25519-identity.ts";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "stella-identity-"));
  file = join(folder, "robot", "identity.pem");
});
afterEach(() => rmSync(folder, { recursive: true }));

test("the key is made once, readable by its owner alone, and is the same at the next start", () => {
  const first = openIdentity(file);
  expect(first.publicKey).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(openIdentity(file).publicKey).toBe(first.publicKey);
  expect(openIdentity(file).sign("text")).toBe(first.sign("text"));
});

test("a key that other users can read is refused", () => {
  openIdentity(file);
  chmodSync(file, 0o644);
  expect(() => openIdentity(file)).toThrow(expect.objectContaining({ code: "identity.exposed" }));
});

test("a file that holds no key is reported and left as it is", () => {
  file = join(folder, "identity.pem");
  writeFileSync(file, "somebody's notes", { mode: 0o600 });
  expect(() => openIdentity(file)).toThrow(expect.objectContaining({ code: "identity.corrupt" }));
  expect(readFileSync(file, "utf8")).toBe("somebody's notes");
});

describe("while the key is replaced", () => {
  test("the power may fail after the new key was made: the old one is in use and the new one is there", () => {
    const identity = openIdentity(file);
    const old = identity.publicKey;
    const next = identity.makeNext().publicKey;
    expect(statSync(`${file}.next`).mode & 0o777).toBe(0o600);
    const restarted = openIdentity(file);
    expect([restarted.publicKey, restarted.next?.publicKey]).toEqual([old, next]);
    expect(restarted.makeNext().publicKey).toBe(next);
  });

  test("the power may fail after it came into use: there is one key, the new one", () => {
    const identity = openIdentity(file);
    const next = identity.makeNext().publicKey;
    identity.useNext();
    expect([identity.publicKey, identity.next]).toEqual([next, null]);
    const restarted = openIdentity(file);
    expect([restarted.publicKey, restarted.next]).toEqual([next, null]);
  });

  test("the power may fail in the middle of writing one: the half is never taken for a key", () => {
    const old = openIdentity(file).publicKey;
    writeFileSync(`${file}.next.half`, "-----BEGIN PRIV", { mode: 0o600 });
    const restarted = openIdentity(file);
    expect([restarted.publicKey, restarted.next]).toEqual([old, null]);
    restarted.makeNext();
    expect(openIdentity(file).next).not.toBeNull();
  });

  test("a key that the hub does not want is gone", () => {
    const identity = openIdentity(file);
    const old = identity.publicKey;
    identity.makeNext();
    identity.dropNext();
    const restarted = openIdentity(file);
    expect([restarted.publicKey, restarted.next]).toEqual([old, null]);
  });

  test("its age is the file's, and begins anew with the new one", () => {
    const identity = openIdentity(file);
    const longAgo = new Date("2025-01-01T00:00:00Z");
    utimesSync(file, longAgo, longAgo);
    expect(identity.madeAt).toBe(longAgo.getTime());
    identity.makeNext();
    identity.useNext();
    expect(identity.madeAt).toBeGreaterThan(longAgo.getTime());
  });
});
