import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { silentJournal } from "../../../robot/kernel/journal.ts";
import { systemRandom } from "../../../robot/kernel/random.ts";
import { SystemClock } from "../../../robot/kernel/system-clock.ts";
import { readMe } from "../../contract/account.ts";
import { type Hub, openHub } from "../hub.ts";
import { everyAnswer } from "./every-answer.ts";
import { openApiOf } from "./openapi.ts";

/** The parts of OpenAPI 3.1 that we use, strictly; names are those of the specification, section 4.8. */
const schema = z.record(z.string(), z.unknown());
const parameter = z.strictObject({
  name: z.string().min(1),
  in: z.enum(["path", "query", "header"]),
  required: z.boolean(),
  description: z.string().optional(),
  schema,
});
const content = z.record(z.string().regex(/^[a-z]+\/[a-z+]+$/), z.strictObject({ schema }));
const response = z.union([
  z.strictObject({ description: z.string(), content }),
  z.strictObject({ $ref: z.string().startsWith("#/components/responses/") }),
]);
const operation = z.strictObject({
  operationId: z.string().regex(/^[a-z-]+$/),
  summary: z.string().min(5),
  description: z.string().optional(),
  parameters: z.array(parameter).optional(),
  requestBody: z.strictObject({ required: z.literal(true), content }).optional(),
  responses: z.record(z.string().regex(/^([1-5]\d\d|default)$/), response),
});
const method = z.enum(["get", "post", "put", "patch", "delete"]);
const document = z.strictObject({
  openapi: z.literal("3.1.0"),
  info: z.strictObject({ title: z.string(), version: z.string(), description: z.string() }),
  paths: z.record(z.string().startsWith("/api/v1/"), z.partialRecord(method, operation)),
  components: z.strictObject({
    schemas: z.record(z.string(), schema),
    responses: z.record(z.string(), response),
    securitySchemes: z.record(z.string(), z.record(z.string(), z.string())),
  }),
  security: z.array(z.record(z.string(), z.array(z.string()))),
});

let hub: Hub;
let described: z.infer<typeof document>;

beforeAll(async () => {
  hub = await openHub({
    storage: "memory",
    clock: new SystemClock(),
    journal: silentJournal,
    random: systemRandom,
  });
  const routes = [readMe, ...everyAnswer(hub.core).map(({ route }) => route)];
  // As a client gets it: what JSON cannot hold is gone.
  described = document.parse(JSON.parse(JSON.stringify(openApiOf(routes))));
});
afterAll(() => hub.close());

test("every route is described, once", () => {
  const operations = Object.values(described.paths).flatMap((path) => Object.values(path));
  expect(operations).toHaveLength(everyAnswer(hub.core).length + 1);
  const ids = operations.map(({ operationId }) => operationId);
  expect(new Set(ids).size).toBe(ids.length);
});

test("every name in a path is a parameter that is required there, and no other is", () => {
  for (const [path, operations] of Object.entries(described.paths)) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
    for (const { parameters = [] } of Object.values(operations)) {
      const inPath = parameters.filter((one) => one.in === "path");
      expect([path, inPath.map(({ name }) => name).sort()]).toEqual([path, named]);
      expect(inPath.every(({ required }) => required)).toBe(true);
    }
  }
});

test("every reference leads somewhere", () => {
  const references = [...JSON.stringify(described).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(
    ([, to = ""]) => to,
  );
  const own = references.filter((to) => to.startsWith("components/"));
  expect(own.length).toBeGreaterThan(0);
  for (const to of own) {
    const found = to
      .split("/")
      .reduce<unknown>((at, name) => (at as Record<string, unknown>)?.[name], described);
    expect([to, found]).toEqual([to, expect.anything()]);
  }
  // A schema's own definitions would be looked for at the top of the document.
  expect(references.filter((to) => !to.startsWith("components/"))).toEqual([]);
});

test("a body and an answer say what the contract says of them", () => {
  const move = described.paths["/api/v1/leads/{id}/transitions"]?.post;
  expect(move?.requestBody?.content["application/json"]?.schema).toMatchObject({
    type: "object",
    required: expect.arrayContaining(["to", "note", "revision"]),
    additionalProperties: false,
  });
  expect(move?.description).toContain("leads:write");
  expect(move?.parameters).toContainEqual(expect.objectContaining({ name: "Idempotency-Key", in: "header" }));
  const list = described.paths["/api/v1/leads"]?.get;
  expect(list?.parameters).toContainEqual(
    expect.objectContaining({
      name: "limit",
      schema: expect.objectContaining({ maximum: 200, default: 50 }),
    }),
  );
});
