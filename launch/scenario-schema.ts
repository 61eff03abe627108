import { z } from "zod";
import { scenarioSchema } from "../sim/scenario/scenario.ts";

/** What a scenario file may hold, for editors that complete and check while somebody types: a JSON schema. */
export function scenarioJsonSchema(): string {
  const schema = z.toJSONSchema(scenarioSchema, { io: "input" });
  return `${JSON.stringify({ title: "A scenario of Stella's simulated lobby", ...schema }, null, 2)}\n`;
}
