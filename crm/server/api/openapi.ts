import { z } from "zod";
import { problem } from "../../contract/problem.ts";
import type { Route } from "../../contract/route.ts";

type Json = Record<string, unknown>;

/** Describes routes as an OpenAPI 3.1 document, by the schemas that requests and answers are checked with. Pure. */
export function openApiOf(routes: readonly Route[]): Json {
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, "{$1}");
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Stella CRM hub",
      version: "1",
      description:
        "Everything belongs to the account of whoever asks; what belongs to another one is not found. A POST with an " +
        "`Idempotency-Key` may be repeated for a day without being done twice.",
    },
    paths,
    components: {
      schemas: { Problem: schemaOf(problem, "output") },
      responses: {
        Problem: {
          description: "Why the request was refused (RFC 9457). Programs branch on `type`.",
          content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
        },
      },
      securitySchemes: {
        key: { type: "http", scheme: "bearer", description: "An API key: `stk_…`." },
        session: {
          type: "apiKey",
          in: "cookie",
          name: "stella.session_token",
          description: "Of somebody who signed in at the console.",
        },
      },
    },
    security: [{ key: [] }, { session: [] }],
  };
}

function operationOf(route: Route): Json {
  const parameters = [
    ...parametersOf(route.params, "path"),
    ...parametersOf(route.query, "query"),
    ...(route.method === "POST" ? [idempotencyKey] : []),
  ];
  return {
    operationId: operationIdOf(route),
    summary: route.summary,
    ...(route.needs !== null && { description: `Needs the permission \`${route.needs}\`.` }),
    ...(parameters.length > 0 && { parameters }),
    ...(route.body && {
      requestBody: {
        required: true,
        content: { "application/json": { schema: schemaOf(route.body, "input") } },
      },
    }),
    responses: {
      "200": {
        description: "Done.",
        content:
          route.gives === "text/csv"
            ? { "text/csv": { schema: { type: "string" } } }
            : { "application/json": { schema: schemaOf(route.gives, "output") } },
      },
      default: { $ref: "#/components/responses/Problem" },
    },
  };
}

const idempotencyKey = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description: "New for every intention; the same for a repetition.",
  schema: { type: "string", maxLength: 200 },
};

function parametersOf(schema: z.ZodObject | undefined, place: "path" | "query"): Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    // `unknown` before it is coerced counts as optional, but a path is not one without its parameters.
    required: place === "path" || required.includes(name),
    schema: property,
  }));
}

/** `POST /api/v1/leads/:id/notes` is `post-leads-id-notes`. */
function operationIdOf({ method, path }: Route): string {
  return [method.toLowerCase(), ...path.replace("/api/v1/", "").split(/\W+/)].filter(Boolean).join("-");
}

function schemaOf(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return rest;
}
