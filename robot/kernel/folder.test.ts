import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { makeFolder } from "./folder.ts";

function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), "stella-folder-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

test("a folder is made with those above it, and making it again changes nothing", () => {
  const folder = join(scratch(), "a", "b");
  makeFolder(folder, 0o700);
  makeFolder(folder);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
});

test("a folder in the place of a file is refused", () => {
  const file = join(scratch(), "file");
  writeFileSync(file, "");
  expect(() => makeFolder(file)).toThrow(/EEXIST/);
  expect(() => makeFolder(join(file, "below"))).toThrow(/ENOTDIR|EEXIST/);
});

test("a folder where the system allows none is refused at once", (context) => {
  if (!existsSync("/proc/self")) context.skip("no /proc on this machine");
  expect(() => makeFolder("/proc/stella/data")).toThrow(/ENOENT|EACCES/);
});
