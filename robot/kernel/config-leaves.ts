import { z } from "zod";

/** The parts of JSON Schema that a configuration may use. */
export interface Entry {
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly exclusiveMaximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly items?: Entry;
  readonly properties?: Readonly<Record<string, Entry>>;
}

/** One value of the configuration file, by its dotted path: `motion.pan.lowestRad`. */
export interface Leaf {
  readonly path: string;
  readonly entry: Entry;
}

/** Every value that a configuration may set, in the order of its schema. */
export function leavesOf(schema: z.ZodType): readonly Leaf[] {
  return below("", z.toJSONSchema(schema, { io: "input" }) as Entry);
}

/** What a configuration says at a dotted path. */
export function valueAt(document: unknown, path: string): unknown {
  return path.split(".").reduce((inside, key) => (isSection(inside) ? inside[key] : undefined), document);
}

/** A copy with another value at a dotted path. */
export function withValueAt(document: unknown, path: string, value: unknown): Record<string, unknown> {
  const [first = "", ...rest] = path.split(".");
  const section = isSection(document) ? document : {};
  const inner = rest.length === 0 ? value : withValueAt(section[first], rest.join("."), value);
  return { ...section, [first]: inner };
}

function below(path: string, entry: Entry): readonly Leaf[] {
  if (!entry.properties) return [{ path, entry }];
  return Object.entries(entry.properties).flatMap(([name, inner]) =>
    below(path === "" ? name : `${path}.${name}`, inner),
  );
}

function isSection(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
