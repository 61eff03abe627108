import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
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
