import { describe, expect, it } from "vitest";
import { z } from "zod";
import { channelNames, channels } from "./channels.ts";
import { toolSchemaOf } from "./tool-schema.ts";

type JsonSchema = ReturnType<typeof toolSchemaOf>;

/** What Lichtblick's reader of JSON schemas stumbles over, each by its path; it then refuses the whole channel. */
function obstacles(schema: JsonSchema, path: string): readonly string[] {
  switch (schema.type) {
    case "boolean":
    case "number":
    case "integer":
    case "string":
      return [];
    case "array":
      return schema.items ? obstacles(schema.items, `${path}[]`) : [`${path} is a list of nothing`];
    case "object":
      return Object.entries(schema.properties ?? {}).flatMap(([name, field]) =>
        obstacles(field, `${path}.${name}`),
      );
    default:
      return [`${path} is ${JSON.stringify(schema.type)}`];
  }
}

describe("a schema for other tools", () => {
  it.each(channelNames)("can be read by Lichtblick: %s", (name) => {
    const schema = toolSchemaOf(channels[name].schema);

    expect(schema.type).toBe("object");
    expect(obstacles(schema, channels[name].topic)).toEqual([]);
  });

  it("tells alternatives as one object with the fields of all", () => {
    const event = z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("opened") }),
      z.object({ kind: z.literal("closed"), why: z.string() }),
    ]);

    expect(toolSchemaOf(event)).toMatchObject({
      type: "object",
      properties: { kind: { type: "string", enum: ["opened", "closed"] }, why: { type: "string" } },
      required: ["kind"],
    });
  });

  it("tells what may be null as what it is otherwise", () => {
    const reading = z.object({
      fault: z.object({ code: z.string() }).nullable(),
      wake: z.number().nullable().describe("Likeness."),
    });

    expect(toolSchemaOf(reading)).toMatchObject({
      properties: {
        fault: { type: "object", properties: { code: { type: "string" } }, description: "Or null." },
        wake: { type: "number", description: "Likeness. Or null." },
      },
      required: ["fault", "wake"],
    });
  });

  it("leaves out a field that is a number in one kind and a text in another", () => {
    const draw = z.union([z.object({ value: z.number() }), z.object({ value: z.string() })]);

    expect(toolSchemaOf(draw)).toMatchObject({ type: "object", properties: {}, required: [] });
  });
});
