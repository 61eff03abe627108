import { timestamp } from "drizzle-orm/pg-core";

/** UTC. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });
