import { z } from "zod";

/** Why a request was refused, as `application/problem+json` (RFC 9457). */
export const problem = z.object({
  /** A stable code such as `stella:criteria-unmet`; programs branch on this, never on the texts. */
  type: z.string().regex(/^stella:[a-z-]+$/),
  title: z.string(),
  status: z.int(),
  /** What to do about it. */
  detail: z.string(),
  /** Each mistake with its place, such as `body.note`. */
  errors: z.array(z.object({ at: z.string(), what: z.string() })).optional(),
});
export type Problem = z.infer<typeof problem>;
