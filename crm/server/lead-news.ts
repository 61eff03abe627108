import type { FastifyReply } from "fastify";
import type { Hub } from "./hub.ts";

export interface LeadNews {
  /** Keeps the reply open and tells it of every new lead. */
  follow(reply: FastifyReply): void;
  close(): void;
}

/** Pages that may follow at once; the others poll. */
const FOLLOWERS = 32;

/**
 * Tells open console pages that there are new leads, as server-sent events. No lead travels here: the page asks
 * for the list again, so that there is one way to read it.
 */
export function leadNews(hub: Hub): LeadNews {
  const followers = new Set<FastifyReply>();
  const stop = hub.onLeads(() => {
    for (const reply of followers) reply.raw.write("event: leads\ndata:\n\n");
  });
  return {
    follow: (reply) => {
      if (followers.size >= FOLLOWERS) {
        reply.code(503).send({ error: "Too many pages are open." });
        return;
      }
      reply.hijack();
      reply.raw.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
      // Two seconds between tries when the hub restarts.
      reply.raw.write("retry: 2000\n\n");
      followers.add(reply);
      reply.raw.on("close", () => followers.delete(reply));
    },
    close: () => {
      stop();
      for (const reply of followers) reply.raw.end();
    },
  };
}
