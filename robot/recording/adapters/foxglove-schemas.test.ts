import * as theirs from "@foxglove/schemas/jsonschema.js";
import { describe, expect, it } from "vitest";
import { channelNames, channels, schemaTextOf } from "../channels.ts";

/** As much of a JSON schema as the two have in common. */
interface JsonSchema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly oneOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly contentEncoding?: string;
}

const shared = channelNames.filter((name) => channels[name].schemaName.startsWith("foxglove."));

describe("a message that bears one of Foxglove's names", () => {
  it.each(shared)("is theirs, field by field: %s", (name) => {
    const schemaName = channels[name].schemaName.replace("foxglove.", "");
    const published = theirsOf(schemaName);

    expect(mismatches(JSON.parse(schemaTextOf(name)), published, schemaName)).toEqual([]);
  });

  it("is told from one that is not", () => {
    const wrong: JsonSchema = {
      type: "object",
      properties: { data: { type: "string" }, format: { type: "string" }, frame_id: { type: "number" } },
      required: ["data", "format"],
    };

    expect(mismatches(wrong, theirsOf("CompressedImage"), "it")).toEqual([
      "it.timestamp is missing",
      "it.frame_id is missing",
      "it.data is no base64",
    ]);
  });
});

function theirsOf(name: string): JsonSchema {
  const [, schema] = Object.entries(theirs).find(([each]) => each === name) ?? [];
  if (!schema) throw new Error(`Foxglove has no ${name}`);
  return schema as JsonSchema;
}

/** Where what we write is not what Foxglove's tools read. Fields of our own beside theirs do them no harm. */
function mismatches(ours: JsonSchema, published: JsonSchema, path: string): readonly string[] {
  if (published.oneOf) {
    const allowed = published.oneOf.map((each) => each.const);
    const strange = valuesOf(ours).filter((value) => !allowed.includes(value));
    return strange.map((value) => `${path} may be ${value}, which is none of theirs`);
  }
  if (ours.type !== published.type) return [`${path} is ${ours.type}, and not ${published.type}`];
  if (ours.contentEncoding !== published.contentEncoding)
    return [`${path} is no ${published.contentEncoding}`];
  if (ours.items && published.items) {
    return mismatches(ours.items, published.items, `${path}[]`);
  }
  return (published.required ?? []).flatMap((field) => {
    const [one, other] = [ours.properties?.[field], published.properties?.[field]];
    if (!one || !other || !ours.required?.includes(field)) return [`${path}.${field} is missing`];
    return mismatches(one, other, `${path}.${field}`);
  });
}

/** Everything that a field of ours may be; for a range of whole numbers, each of them. */
function valuesOf(schema: JsonSchema & { readonly minimum?: number; readonly maximum?: number }) {
  if (schema.const !== undefined) return [schema.const];
  if (schema.enum) return schema.enum;
  const { minimum = 0, maximum = 0 } = schema;
  return Array.from({ length: maximum - minimum + 1 }, (_, index) => minimum + index);
}
