import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { silentJournal } from "../../../robot/kernel/journal.ts";
import { ManualClock } from "../../../robot/kernel/manual-clock.ts";
import { seededRandom } from "../../../robot/kernel/random.ts";
import type { FigureCell, FigureFilter, Figures } from "../../contract/figures.ts";
import { type Playbook, playbook } from "../../contract/playbook/playbook.ts";
import { type Hub, openHub } from "../hub.ts";
import { newAccount } from "../testing/new-account.ts";
import { type SeededLead, seedLeads } from "../testing/seeded-leads.ts";
import { readEveryFigure } from "./every-figure.ts";
import { type FigureScope, figureScope } from "./figure-scope.ts";
import { leadsBehindCell } from "./leads-behind.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const begin = Date.UTC(2026, 2, 20);
const now = new Date(begin + 60 * DAY);

const ends = [
  { id: "won", label: "Won", kind: "won" as const },
  { id: "lost", label: "Lost", kind: "lost" as const },
];
/** Two pipelines that share some stages, in other places. */
const twoPipelines: Playbook = playbook.parse({
  taxonomy: [{ id: "source", label: "Source", tags: [] }],
  pipelines: [
    {
      id: "sales",
      label: "Sales",
      stages: [
        { id: "new", label: "New" },
        { id: "a", label: "A" },
        { id: "b", label: "B", qualified: true },
        ...ends,
      ],
    },
    {
      id: "rent",
      label: "Rent",
      stages: [{ id: "new", label: "New" }, { id: "b", label: "B" }, { id: "a", label: "A" }, ...ends],
    },
  ],
});
const stagesOf = (pipeline: string) => twoPipelines.pipelines.find(({ id }) => id === pipeline)?.stages ?? [];

const anyLead: fc.Arbitrary<SeededLead> = fc
  .record({
    madeAfterHours: fc.integer({ min: 0, max: 20 * 24 }),
    pipeline: fc.constantFrom("sales", "rent"),
    moves: fc.array(
      fc.record({
        stage: fc.constantFrom("new", "a", "b", "won", "lost"),
        hours: fc.integer({ min: 0, max: 200 }),
      }),
      { maxLength: 6 },
    ),
    source: fc.option(fc.constantFrom("google", "walk-in"), { nil: undefined }),
    campaign: fc.option(fc.constantFrom("spring"), { nil: undefined }),
    location: fc.constantFrom("north", "south"),
    visited: fc.boolean(),
    contactedMinutes: fc.option(fc.integer({ min: 0, max: 12 }), { nil: undefined }),
  })
  .map(({ madeAfterHours, moves, contactedMinutes, ...rest }): SeededLead => {
    const madeAt = new Date(begin + madeAfterHours * HOUR);
    const stays: SeededLead["stays"][number][] = [{ stage: "new", kind: "open", from: madeAt }];
    for (const { stage, hours } of moves) {
      const last = stays.at(-1);
      if (!last || last.stage === stage) continue;
      const kind = stage === "won" || stage === "lost" ? stage : "open";
      stays.push({ stage, kind, from: new Date(last.from.getTime() + hours * HOUR) });
    }
    const contactedAt =
      contactedMinutes === undefined
        ? {}
        : { contactedAt: new Date(madeAt.getTime() + contactedMinutes * 60_000) };
    return { ...rest, madeAt, stays, ...contactedAt };
  });

const anyFilter: fc.Arbitrary<FigureFilter> = fc
  .record({
    fromHours: fc.integer({ min: -24, max: 15 * 24 }),
    hours: fc.integer({ min: 0, max: 30 * 24 }),
    pipeline: fc.option(fc.constantFrom("sales", "rent"), { nil: undefined }),
    location: fc.option(fc.constantFrom("north", "south"), { nil: undefined }),
    timezone: fc.constantFrom("UTC", "Europe/Berlin", "America/St_Johns", "Pacific/Apia"),
  })
  .map(({ fromHours, hours, ...rest }) => ({
    ...rest,
    from: new Date(begin + fromHours * HOUR).toISOString(),
    to: new Date(begin + (fromHours + hours) * HOUR).toISOString(),
  }));

describe("the figures of any leads", () => {
  let hub: Hub;

  beforeAll(async () => {
    hub = await openHub({
      storage: "memory",
      clock: new ManualClock(),
      journal: silentJournal,
      random: seededRandom(2),
    });
  });
  afterAll(() => hub.close());

  it("are what counting one lead after another gives, with as many leads behind each", {
    timeout: 300_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyLead, { maxLength: 25 }), anyFilter, async (seeded, filter) => {
        const accountId = await newAccount(hub.core);
        await seedLeads(hub.core, accountId, seeded);
        const scope = figureScope({ accountId, version: 0, playbook: twoPipelines }, filter, now);
        const read = await readEveryFigure(hub.core.database, scope);
        expect(essence(read)).toEqual(counted(seeded, filter));
        await expectLeadsBehind(scope, read);
      }),
      { numRuns: 25 },
    );
  });

  async function expectLeadsBehind(scope: FigureScope, read: Figures): Promise<void> {
    const cells: (readonly [Partial<FigureCell> & Pick<FigureCell, "figure">, number])[] = [
      ...read.volume.map(
        ({ day, source, leads }) => [{ figure: "volume", key: day, source: source ?? "" }, leads] as const,
      ),
      ...read.cohort.map(({ stage, entered }) => [{ figure: "cohort", key: stage }, entered] as const),
      ...read.cohort.flatMap(({ stage, entered, share }) =>
        share === null
          ? []
          : [[{ figure: "cohort-went-on", key: stage }, Math.round(share * entered)] as const],
      ),
      ...read.snapshot.map(({ stage, leads }) => [{ figure: "snapshot", key: stage }, leads] as const),
      ...read.campaigns.flatMap(({ campaign, leads, qualified, won, deadEnds }) => {
        const key = campaign ?? "";
        return [
          [{ figure: "campaign-leads", key }, leads],
          [{ figure: "campaign-qualified", key }, qualified],
          [{ figure: "campaign-won", key }, won],
          [{ figure: "campaign-dead-ends", key }, deadEnds],
        ] as const;
      }),
      [{ figure: "visited" }, read.firstContact.leads],
      [{ figure: "contacted" }, read.firstContact.contacted],
      [{ figure: "contacted-in-time" }, read.firstContact.withinFiveMinutes],
      [{ figure: "won" }, read.outcomes.won],
      [{ figure: "lost" }, read.outcomes.lost],
    ];
    for (const [cell, number] of cells) {
      const page = await leadsBehindCell(hub.core.database, scope, { key: "", ...cell }, { limit: 200 });
      expect(page.items, JSON.stringify(cell)).toHaveLength(number);
    }
  }
});

/** What both sides tell, without labels and in one order. */
function essence(read: Figures) {
  return {
    volume: Object.fromEntries(read.volume.map(({ day, source, leads }) => [`${day} ${source}`, leads])),
    cohort: byStage(read.cohort, ({ entered, share }) => [entered, share]),
    snapshot: byStage(read.snapshot, ({ leads }) => leads),
    time: byStage(read.timeInStage, ({ stays, averageSeconds, medianSeconds }) => [
      stays,
      rounded(averageSeconds),
      rounded(medianSeconds),
    ]),
    campaigns: Object.fromEntries(
      read.campaigns.map(({ campaign, leads, qualified, won, deadEnds }) => [
        `${campaign}`,
        [leads, qualified, won, deadEnds],
      ]),
    ),
    contact: [
      read.firstContact.leads,
      read.firstContact.contacted,
      read.firstContact.withinFiveMinutes,
      rounded(read.firstContact.medianSeconds),
    ],
    outcomes: [read.outcomes.won, read.outcomes.lost],
  };
}

/** The same, the naive way: one lead after another. */
function counted(seeded: readonly SeededLead[], filter: FigureFilter): ReturnType<typeof essence> {
  const [from, to] = [Date.parse(filter.from), Date.parse(filter.to)];
  const inScope = seeded.filter(
    (lead) =>
      (filter.pipeline === undefined || lead.pipeline === filter.pipeline) &&
      (filter.location === undefined || lead.location === filter.location),
  );
  const ofPeriod = inScope.filter(({ madeAt }) => madeAt.getTime() >= from && madeAt.getTime() < to);
  const pipelines = twoPipelines.pipelines.filter(
    ({ id }) => filter.pipeline === undefined || id === filter.pipeline,
  );
  const stages = [...new Set(pipelines.flatMap(({ stages: each }) => each.map(({ id }) => id)))];
  const dayIn = new Intl.DateTimeFormat("sv-SE", { timeZone: filter.timezone, dateStyle: "short" });
  const lastOf = (lead: SeededLead) => lead.stays.at(-1) ?? lead.stays[0];
  const entered = (stage: string) =>
    ofPeriod.filter(({ stays }) => stays.some((stay) => stay.stage === stage));
  const wentOn = (stage: string) =>
    entered(stage).filter((lead) => {
      const all = stagesOf(lead.pipeline ?? "");
      const later = all
        .slice(all.findIndex(({ id }) => id === stage) + 1)
        .filter(({ kind }) => kind !== "lost");
      return lead.stays.some((stay) => later.some(({ id }) => id === stay.stage));
    });
  const standing = (stage: string) =>
    inScope.filter((lead) => lead.stays.findLast((stay) => stay.from.getTime() < to)?.stage === stage);
  const secondsIn = (stage: string) =>
    inScope
      .flatMap(({ stays }) =>
        stays.map((stay, at) => ({
          ...stay,
          until: stays[at + 1]?.from.getTime() ?? Number.POSITIVE_INFINITY,
        })),
      )
      .filter((stay) => stay.stage === stage && stay.from.getTime() < to && stay.until >= from)
      .map((stay) => (Math.min(stay.until, to, now.getTime()) - stay.from.getTime()) / 1000);
  const quietSince = now.getTime() - 30 * DAY;
  const isDead = (lead: SeededLead) => {
    const { kind, from: since } = lastOf(lead) ?? { kind: "open", from: lead.madeAt };
    if (kind !== "open") return kind === "lost";
    return [since, lead.madeAt, lead.contactedAt].every(
      (at) => at === undefined || at.getTime() < quietSince,
    );
  };
  const visited = ofPeriod.filter((lead) => lead.visited !== false);
  const waits = visited.flatMap(({ madeAt, contactedAt }) =>
    contactedAt ? [(contactedAt.getTime() - madeAt.getTime()) / 1000] : [],
  );
  const ended = (kind: string) => ofPeriod.filter((lead) => lastOf(lead)?.kind === kind).length;
  return {
    volume: tally(ofPeriod.map(({ madeAt, source }) => `${dayIn.format(madeAt)} ${source ?? null}`)),
    cohort: Object.fromEntries(
      stages.map((stage) => {
        const count = entered(stage).length;
        const isEnd = stage === "won" || stage === "lost";
        return [stage, [count, isEnd || count === 0 ? null : wentOn(stage).length / count]];
      }),
    ),
    snapshot: Object.fromEntries(stages.map((stage) => [stage, standing(stage).length])),
    time: Object.fromEntries(
      stages
        .filter((stage) => stage !== "won" && stage !== "lost")
        .map((stage) => {
          const seconds = secondsIn(stage);
          const average =
            seconds.length === 0 ? null : seconds.reduce((sum, one) => sum + one, 0) / seconds.length;
          return [stage, [seconds.length, rounded(average), rounded(middleOf(seconds))]];
        }),
    ),
    campaigns: Object.fromEntries(
      [...new Set(ofPeriod.map(({ campaign }) => campaign))].map((campaign) => {
        const own = ofPeriod.filter((lead) => lead.campaign === campaign);
        const qualified = own.filter((lead) =>
          lead.stays.some(({ stage }) =>
            stagesOf(lead.pipeline ?? "").some((one) => one.id === stage && one.qualified),
          ),
        );
        const won = own.filter((lead) => lastOf(lead)?.kind === "won");
        return [`${campaign ?? null}`, [own.length, qualified.length, won.length, own.filter(isDead).length]];
      }),
    ),
    contact: [
      visited.length,
      waits.length,
      waits.filter((wait) => wait <= 300).length,
      rounded(middleOf(waits)),
    ],
    outcomes: [ended("won"), ended("lost")],
  };
}

function byStage<Row extends { readonly stage: string }, T>(
  rows: readonly Row[],
  tell: (row: Row) => T,
): Record<string, T> {
  return Object.fromEntries(rows.map((row) => [row.stage, tell(row)]));
}

function tally(keys: readonly string[]): Record<string, number> {
  return Object.fromEntries([...new Set(keys)].map((key) => [key, keys.filter((one) => one === key).length]));
}

function middleOf(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const low = sorted[Math.floor((sorted.length - 1) / 2)];
  const high = sorted[Math.ceil((sorted.length - 1) / 2)];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

function rounded(seconds: number | null): number | null {
  return seconds === null ? null : Math.round(seconds * 1000) / 1000;
}
