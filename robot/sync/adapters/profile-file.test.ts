import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { parse } from "yaml";
import { businessProfile } from "../../kernel/business-profile.ts";
import { type Journal, silentJournal } from "../../kernel/journal.ts";
import { ManualClock } from "../../kernel/manual-clock.ts";
import { openProfileFile } from "./profile-file.ts";

const salon = businessProfile.parse(
  parse(readFileSync(new URL("../../../launch/profiles/salon.yaml", import.meta.url), "utf8")),
);
let folder: string;
let file: string;
const warned: string[] = [];
const journal: Journal = { ...silentJournal, warn: (event) => warned.push(event) };
const open = () => openProfileFile(file, new ManualClock(), journal);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "stella-profile-"));
  file = join(folder, "robot", "profile.json");
  warned.length = 0;
});
afterEach(() => rmSync(folder, { recursive: true }));

test("a profile is there after a restart, with its version, until it is forgotten", () => {
  const shelf = open();
  expect(shelf.kept).toBeNull();
  shelf.keep({ version: 7, profile: salon });
  expect(open().kept).toEqual({ version: 7, profile: salon });
  shelf.forget();
  expect([shelf.kept, open().kept]).toEqual([null, null]);
});

test.each([
  ["cut off", '{"version":7,"prof'],
  ["of another form", '{"version":7,"profile":{"id":"salon"}}'],
])("a file that is %s is set aside and told; the robot starts with its configuration", (_how, content) => {
  mkdirSync(join(folder, "robot"));
  writeFileSync(file, content);
  expect(open().kept).toBeNull();
  expect(warned).toEqual(["profile.set-aside"]);
  expect(readdirSync(join(folder, "robot"))).toEqual([expect.stringContaining("set-aside")]);
  // And goes on with the next that comes.
  open().keep({ version: 8, profile: salon });
  expect(open().kept?.version).toBe(8);
});

test("a folder that nobody may write to is a fault that says so", (context) => {
  if (process.getuid?.() === 0) context.skip("root may write everywhere");
  mkdirSync(join(folder, "robot"));
  chmodSync(join(folder, "robot"), 0o500);
  expect(() => open().keep({ version: 1, profile: salon })).toThrow(
    expect.objectContaining({ code: "profile.not-kept" }),
  );
});
