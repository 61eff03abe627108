import { expect, test } from "vitest";
import { z } from "zod";
import { intakeRecord } from "../../kernel/intake-record.ts";
import { contentHash } from "./content-hash.ts";
import { down } from "./down.ts";
import { intakePush } from "./intake-push.ts";
import { up } from "./up.ts";
import { history, PROTOCOL_VERSION, SUPPORTED_VERSIONS } from "./version.ts";

const messages = z.strictObject({ up, down, intakeRecord });

test("a message that changes needs a new protocol version and an entry in its history", () => {
  expect(hashOf(messages)).toBe(history[0].schemaSha256);
});

test("the hash notices a change of one field of one message", () => {
  const changed = z.strictObject({ up: intakePush.extend({ note: z.string() }), down, intakeRecord });
  expect(hashOf(changed)).not.toBe(history[0].schemaSha256);
});

test("the history begins with the version in force and counts down without a hole", () => {
  expect(history.map((entry) => entry.version)).toEqual(
    Array.from({ length: PROTOCOL_VERSION }, (_, index) => PROTOCOL_VERSION - index),
  );
  expect(SUPPORTED_VERSIONS).toContain(PROTOCOL_VERSION);
});

function hashOf(schema: z.ZodType): string {
  return contentHash(z.toJSONSchema(schema));
}
