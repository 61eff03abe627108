import { z } from "zod";

/** What every list takes. A cursor is opaque: it comes from the `next` of the page before. */
export const pageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
});

/** One page of a list; `next` is null on the last. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}

/** Names one thing in a path. */
export const byId = z.strictObject({ id: z.uuid() });

/** What a request gives that leaves nothing to tell. */
export const done = z.object({ done: z.literal(true) });

/** ISO 8601, UTC. */
export const moment = z.iso.datetime();
