import { sql } from "drizzle-orm";
import type { ContactPoint } from "./contact-point.ts";

/** A contact's numbers and addresses, for a selection in which `contacts` is one of the tables. */
export const pointsOfContact = sql<ContactPoint[]>`(
  SELECT coalesce(
    json_agg(json_build_object('kind', point.kind, 'value', point.value) ORDER BY point.kind DESC, point.value), '[]')
  FROM contact_points point WHERE point.contact_id = contacts.id)`;
