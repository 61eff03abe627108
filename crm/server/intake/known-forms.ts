import { sql } from "drizzle-orm";
import { z } from "zod";
import type { IntakeRecord } from "../../../robot/kernel/intake-record.ts";
import type { Database } from "../storage/database.ts";

/** What the hub knows of the forms that a record was filled in by. */
export interface KnownForms {
  /** ISO 3166 country of numbers without a country code. */
  readonly region: string | null;
  /** Question to its type. */
  readonly form: ReadonlyMap<string, string>;
  readonly checkIn: ReadonlyMap<string, string>;
}

/** Names a profile in the answer of {@link readForms}. */
export function keyOfProfile({ id, version }: IntakeRecord["visit"]["profile"]): string {
  return `${id} ${version}`;
}

/**
 * The forms of each profile that these records name: as this robot was sent it in that version, else in its latest.
 * A profile that the robot has of its own is not among them.
 */
export async function readForms(
  transaction: Database,
  robotId: number,
  records: readonly IntakeRecord[],
): Promise<ReadonlyMap<string, KnownForms>> {
  const asked = new Map(records.map(({ visit: { profile } }) => [keyOfProfile(profile), profile]));
  const found = await transaction.execute(sql`
    SELECT DISTINCT ON (asked.id, asked.version) asked.id, asked.version,
      document->'business'->>'region' AS region, document->'form' AS form, document->'checkIn' AS check_in
    FROM json_to_recordset(${JSON.stringify([...asked.values()])}::json) AS asked (id text, version int8)
    JOIN configs ON configs.robot_id = ${robotId} AND configs.document->>'id' = asked.id
    ORDER BY asked.id, asked.version,
      (configs.document->>'version' = asked.version::text) DESC NULLS LAST, configs.version DESC`);
  return new Map(
    rows
      .parse(found)
      .rows.map(({ id, version, region, form, check_in }) => [
        keyOfProfile({ id, version }),
        { region, form: typesOf(form), checkIn: typesOf(check_in) },
      ]),
  );
}

// What was published may be broken, and robots refuse it; records come nevertheless.
const questions = z.array(z.object({ id: z.string(), type: z.string() })).catch([]);
const rows = z.object({
  rows: z.array(
    z.object({
      id: z.string(),
      version: z.coerce.number(),
      region: z.string().nullable(),
      form: questions,
      check_in: questions,
    }),
  ),
});

function typesOf(given: z.infer<typeof questions>): ReadonlyMap<string, string> {
  return new Map(given.map(({ id, type }) => [id, type]));
}
