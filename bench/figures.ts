import { join } from "node:path";
import { sql } from "drizzle-orm";
import { startingPlaybook } from "../crm/server/documents/starting-playbook.ts";
import { everyFigure, readEveryFigure } from "../crm/server/figures/every-figure.ts";
import { type FigureScope, figureScope } from "../crm/server/figures/figure-scope.ts";
import { type Database, openDatabase } from "../crm/server/storage/database.ts";
import { startPostgres } from "../crm/server/testing/postgres-server.ts";
import { type Bench, type Figure, median, peakMemory } from "./bench.ts";

/** Seven of eight leads make four moves, the others one to three: a million in all. */
const LEADS = 266_667;
const MOVES = 1_000_000;
const RUNS = 3;
const DAYS = 730;
/** When the last lead was made. */
const END = "2026-11-01T00:00:00.000Z";

/** The dashboard of one account with a million moves in two years, on both engines. */
export const bench: Bench = {
  name: "figures",
  summary: `the dashboard's figures at ${MOVES} moves against counting the same moves, on PGlite and PostgreSQL`,
  async prepare(folder) {
    const { database, close } = await openDatabase(join(folder, "crm"));
    await fill(database);
    await close();
  },
  async run(folder) {
    const pglite = await openDatabase(join(folder, "crm"));
    const onPglite = await measured("PGlite", pglite.database);
    const memory = peakMemory("PGlite and the queries");
    await pglite.close();
    return [...onPglite, memory, ...(await onPostgres())];
  },
};

async function onPostgres(): Promise<readonly Figure[]> {
  const server = startPostgres();
  if (!server) {
    process.stdout.write("figures: not measured on PostgreSQL, which is not installed\n");
    return [];
  }
  try {
    const { database, close } = await openDatabase(server.url);
    await fill(database);
    const figures = await measured("PostgreSQL", database);
    await close();
    return figures;
  } finally {
    server.stop();
  }
}

async function measured(engine: string, database: Database): Promise<readonly Figure[]> {
  const countMs = await medianMs(() =>
    database.execute(sql`SELECT count(*) FROM transitions WHERE account_id = 'big'`),
  );
  const figures: Figure[] = [
    { what: `${engine}: count(*) of ${MOVES} moves, median`, value: countMs, unit: "ms" },
  ];
  for (const [period, days] of [
    ["90 days", 90],
    ["two years", DAYS + 1],
  ] as const) {
    const scope = scopeOf(days);
    for (const [name, figure] of Object.entries(everyFigure)) {
      const ms = await medianMs(() => figure.read(database, scope));
      figures.push({ what: `${engine}, ${period}: ${name}, median`, value: ms, unit: "ms" });
    }
    const allMs = await medianMs(() => readEveryFigure(database, scope));
    figures.push({ what: `${engine}, ${period}: whole dashboard, median`, value: allMs, unit: "ms" });
    figures.push({
      what: `${engine}, ${period}: whole dashboard ÷ count(*)`,
      value: allMs / countMs,
      unit: "×",
    });
  }
  return figures;
}

function scopeOf(days: number): FigureScope {
  const to = new Date(END);
  const from = new Date(to.getTime() - days * 86_400_000).toISOString();
  const filter = { from, to: END, timezone: "Europe/Berlin" };
  return figureScope({ accountId: "big", version: 0, playbook: startingPlaybook }, filter, to);
}

async function medianMs(work: () => Promise<unknown>): Promise<number> {
  const runsMs: number[] = [];
  // The first run is not counted: it fills the caches.
  for (let run = 0; run <= RUNS; run++) {
    const startedAt = performance.now();
    await work();
    if (run > 0) runsMs.push(performance.now() - startedAt);
  }
  return median(runsMs);
}

/** Each lead goes from New to Won or Lost in steps of one to three days; some are still on their way. */
async function fill(database: Database): Promise<void> {
  const end = sql`${END}::timestamptz`;
  // Spread over the two years, in no order.
  const made = sql`(${end} - make_interval(mins => (i * 7919 % (${DAYS} * 1440))::int))`;
  const entered = sql`(${made} + make_interval(days => n * (1 + i % 3)))`;
  const stageOf = (n: ReturnType<typeof sql>) =>
    sql`(CASE WHEN ${n} = 4 AND i % 2 = 0 THEN 'lost' ELSE (array['new', 'mql', 'sql', 'won'])[${n}] END)`;
  const kind = sql`(CASE WHEN n < 4 THEN 'open' WHEN i % 2 = 0 THEN 'lost' ELSE 'won' END)`;
  // One in eight has not been closed.
  const steps = sql`(CASE WHEN i % 8 = 0 THEN 1 + i % 3 ELSE 4 END)`;
  const statements = [
    sql`INSERT INTO accounts (id, name, slug) VALUES ('big', 'Big', 'big')`,
    sql`
      INSERT INTO contacts (id, account_id, created_at, last_seen_at)
      SELECT md5('contact' || i)::uuid, 'big', ${end}, ${end} FROM generate_series(1, 1000) AS i`,
    sql`
      INSERT INTO leads (id, account_id, contact_id, pipeline, stage, stage_kind, entered_at, created_at, visit_at, form,
        location, source, campaign, tags, fields, completeness, score, score_parts, first_contact_at)
      SELECT md5('lead' || i)::uuid, 'big', md5('contact' || (1 + i % 1000))::uuid, 'sales', ${stageOf(sql`n`)}, ${kind},
        ${entered}, ${made}, ${made}, 'intake', 'shop ' || i % 10,
        (array['referral', 'instagram', 'google', 'walk-in'])[1 + i % 4],
        (array['spring', 'autumn', NULL])[1 + i % 3], '[{"group": "source", "tag": "google"}]',
        '{"service": {"value": "haircut", "from": {"kind": "import", "at": "2026-01-01T00:00:00Z"}}}', 1, 40, '[]',
        ${made} + make_interval(secs => i % 600)
      FROM generate_series(1, ${LEADS}) AS i, LATERAL (SELECT ${steps} AS n) AS step`,
    sql`
      INSERT INTO transitions (account_id, lead_id, pipeline, from_stage, to_stage, to_kind, at, since, by, note, feedback)
      SELECT 'big', md5('lead' || i)::uuid, 'sales', CASE WHEN n > 1 THEN ${stageOf(sql`(n - 1)`)} END, ${stageOf(sql`n`)},
        ${kind}, ${entered}, CASE WHEN n > 1 THEN ${entered} - make_interval(days => 1 + i % 3) END,
        '{"kind": "member", "id": "m", "name": "Rep"}', 'Called them: they want a haircut next week.',
        CASE WHEN n = 4 THEN jsonb_build_object('resonated', 'message ' || i % 20, 'mainObjection', 'objection ' || i % 30,
          'qualified', 'well-qualified') END
      FROM generate_series(1, ${LEADS}) AS i, generate_series(1, 4) AS n WHERE n <= ${steps}`,
    sql`VACUUM ANALYZE leads`,
    sql`VACUUM ANALYZE transitions`,
  ];
  for (const statement of statements) await database.execute(statement);
}
