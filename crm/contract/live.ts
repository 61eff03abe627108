import { z } from "zod";

/** Where the console listens, as a WebSocket; a session's cookie or an API key opens it. */
export const LIVE_PATH = "/api/v1/live";

/** What can change under an open page. */
export const subject = z.enum([
  "lead",
  "contact",
  "task",
  "notice",
  "robot",
  "pairing",
  "document",
  "member",
  "quarantine",
  "delivery",
  "duplicate",
  "tag-review",
]);
export type Subject = z.infer<typeof subject>;

/** Something changed; the page asks for it again, so that there is one way to read it. No data travels here. */
export const change = z.object({ what: subject, id: z.string() });
export type Change = z.infer<typeof change>;
