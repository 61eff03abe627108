import { z } from "zod";

/** JSON Schema, as much of it as zod writes for a message. */
interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly description?: string;
}

/**
 * A message's schema as JSON Schema that Foxglove and Lichtblick can read. They know objects of plain fields and lists,
 * and refuse a channel with anything else (`parseJsonSchema` of Lichtblick's mcap-support): alternatives are told as
 * one object with the fields of all, and what may be null as what it is otherwise. Pure.
 */
export function toolSchemaOf(schema: z.ZodType): JsonSchema {
  return plain(z.toJSONSchema(schema, { unrepresentable: "any" }) as JsonSchema);
}

function plain(schema: JsonSchema): JsonSchema {
  const { anyOf, oneOf, ...rest } = schema;
  const alternatives = (anyOf ?? oneOf ?? []).map(plain);
  if (alternatives.length > 0) return { ...rest, ...asOne(alternatives) };
  const { type, properties, items } = schema;
  return {
    ...rest,
    // A list of types with "null" is how a plain field that may be null is written.
    ...(typeof type === "object" && orNull(rest, type)),
    ...(properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([name, field]) => [name, plain(field)])),
    }),
    ...(items && { items: plain(items) }),
  };
}

function orNull({ description }: JsonSchema, types: readonly string[]): JsonSchema {
  const type = types.find((each) => each !== "null") ?? "string";
  return { type, description: [description, "Or null."].filter(Boolean).join(" ") };
}

function asOne(alternatives: readonly JsonSchema[]): JsonSchema {
  const told = alternatives.filter(({ type }) => type !== "null");
  const nullable = told.length < alternatives.length;
  const [first] = told;
  const one = told.length > 1 ? merged(told) : (first ?? {});
  return nullable ? { ...one, ...orNull(one, [String(one.type)]) } : one;
}

/**
 * Objects of different kinds: every field that any of them has, and as needed those that all have. A field that is a
 * number in one and a text in another is not told of; tools show it all the same.
 */
function merged(objects: readonly JsonSchema[]): JsonSchema {
  const names = new Set(objects.flatMap(({ properties }) => Object.keys(properties ?? {})));
  const properties: Record<string, JsonSchema> = {};
  for (const name of names) {
    const field = common(objects.flatMap((object) => object.properties?.[name] ?? []));
    if (field) properties[name] = field;
  }
  const required = Object.keys(properties).filter((name) =>
    objects.every((object) => object.required?.includes(name)),
  );
  return { type: "object", properties, required };
}

/** One field as several kinds have it: what tells them apart is one of several values. Null when their types differ. */
function common(fields: readonly JsonSchema[]): JsonSchema | null {
  const [first, ...others] = fields;
  if (!first || others.some(({ type }) => type !== first.type)) return null;
  const values = fields.flatMap((each) => each.enum ?? (each.const === undefined ? [] : [each.const]));
  if (others.length === 0 || values.length === 0) return first;
  const { const: _one, ...rest } = first;
  return { ...rest, enum: values };
}
