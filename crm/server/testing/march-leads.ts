import type { Feedback } from "../../contract/lead.ts";
import type { SeededLead } from "./seeded-leads.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Who and what the leads name, by id. */
export interface MarchNames {
  readonly ana: string;
  readonly ben: string;
  readonly harbourRobot: number;
}

/**
 * Twenty-five leads around March in Berlin, where clocks were set forward on the 29th: few enough to be summed up by hand,
 * and on every edge that a figure has.
 */
export function marchLeads({ ana, ben, harbourRobot }: MarchNames): readonly SeededLead[] {
  const inTown = { location: "downtown" };
  const harbour = { location: "harbour", robot: harbourRobot };
  return [
    /* 1 */ lead("2026-03-02T09:00Z", "new mql+24 sql+72 won+120", {
      ...inTown,
      source: "instagram",
      campaign: "spring",
      minutes: 2,
      assignee: ana,
      feedback: end("Quick appointment", "Price"),
    }),
    /* 2 */ lead("2026-03-02T10:00Z", "new mql+24 lost+48", {
      ...inTown,
      source: "instagram",
      campaign: "spring",
      minutes: 4,
      feedback: end("quick  appointment", "price", "mismatch"),
    }),
    /* 3: 23:59 in Berlin */ lead("2026-03-02T22:59Z", "new", {
      ...inTown,
      source: "google",
      assignee: ana,
    }),
    /* 4: midnight there */ lead("2026-03-02T23:00Z", "new mql+48", {
      ...inTown,
      source: "google",
      minutes: 10,
      assignee: ana,
    }),
    /* 5: half past midnight of the day with 23 hours */ lead("2026-03-28T23:30Z", "new", {
      ...harbour,
      source: "walk-in",
      campaign: "spring",
      minutes: 5,
      assignee: ana,
    }),
    /* 6: its last minute; skips a stage */ lead("2026-03-29T21:59Z", "new sql+24", {
      ...harbour,
      source: "walk-in",
      campaign: "spring",
      minutes: 1,
    }),
    /* 7: goes back exactly when the period ends, and comes again */ lead(
      "2026-03-29T22:00Z",
      "new mql+24 new+48 mql+72",
      { ...harbour, campaign: "autumn", minutes: 60 },
    ),
    /* 8: imported; won after the period */ lead("2026-03-15T12:00Z", "new mql+240 won+480", {
      visited: false,
      feedback: end("Quick appointment", "None"),
    }),
    /* 9: made before the period */ lead("2026-02-10T00:00Z", "new mql+552 sql+912", { ...inTown }),
    /* 10: made after it */ lead("2026-04-02T00:00Z", "new", { ...inTown }),
    /* 11 … 20: as many hours to MQL and minutes to the contact as their place in this row */
    ...range(10).map((n) =>
      lead("2026-03-10T08:00Z", `new mql+${n}`, {
        ...inTown,
        source: "referral",
        campaign: "spring",
        minutes: n,
        ...(n === 1 ? { assignee: ben } : {}),
      }),
    ),
    /* 21 … 25: lost after as many days */
    ...range(5).map((n) =>
      lead("2026-03-20T08:00Z", `new lost+${24 * n}`, {
        ...inTown,
        source: "instagram",
        campaign: "autumn",
        feedback: end("Opening hours", "Price", n <= 2 ? "mismatch" : "well-qualified"),
      }),
    ),
  ];
}

function range(n: number): number[] {
  return Array.from({ length: n }, (_, at) => at + 1);
}

function end(resonated: string, mainObjection: string, qualified: Feedback["qualified"] = "well-qualified") {
  return {
    resonated,
    mainObjection,
    qualified,
    ...(qualified === "mismatch" ? { mismatchWhy: "far away" } : {}),
  };
}

/** @param way stages with the hours after the beginning, such as `new mql+24` */
function lead(
  madeAt: string,
  way: string,
  of: Partial<SeededLead> & { readonly minutes?: number; readonly feedback?: Feedback },
): SeededLead {
  const { minutes, feedback, ...rest } = of;
  const made = new Date(madeAt.replace("Z", ":00Z"));
  const stays = way.split(" ").map((step) => {
    const [stage = "", hours = "0"] = step.split("+");
    const from = new Date(made.getTime() + Number(hours) * HOUR);
    const kind = stage === "won" || stage === "lost" ? stage : "open";
    return { stage, kind, from, ...(kind !== "open" && feedback ? { feedback } : {}) } as const;
  });
  return {
    ...rest,
    madeAt: made,
    stays,
    ...(minutes === undefined ? {} : { contactedAt: new Date(made.getTime() + minutes * MINUTE) }),
  };
}
