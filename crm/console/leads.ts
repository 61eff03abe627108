import { signal } from "@preact/signals";
import { z } from "zod";
import { intakeRecord } from "../../robot/kernel/intake-record.ts";

const lead = z.object({
  id: z.string(),
  robot: z.string(),
  receivedAt: z.iso.datetime(),
  arrival: z.number(),
  record: intakeRecord,
});
export type Lead = z.infer<typeof lead>;

export const leads = signal<readonly Lead[]>([]);
/** Whether the list is what the hub has right now. */
export const live = signal<"loading" | "live" | "reconnecting">("loading");

const PAGE = 100;
/** In case the stream of news is held up somewhere on the way. */
const POLL_MS = 15_000;

/** Keeps {@link leads} up to date for as long as the page is open. */
export function followLeads(): void {
  const news = new EventSource("api/leads/news");
  news.addEventListener("open", refresh);
  news.addEventListener("leads", refresh);
  news.addEventListener("error", () => {
    live.value = "reconnecting";
  });
  setInterval(refresh, POLL_MS);
  refresh();
}

function refresh(): void {
  fetchLeads().then(
    (found) => {
      leads.value = found;
      live.value = "live";
    },
    () => {
      live.value = "reconnecting";
    },
  );
}

async function fetchLeads(): Promise<readonly Lead[]> {
  const response = await fetch(`api/leads?limit=${PAGE}`);
  if (!response.ok) throw new Error(`the hub answered ${response.status}`);
  return z.array(lead).parse(await response.json());
}
