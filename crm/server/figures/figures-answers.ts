import { sql } from "drizzle-orm";
import { exportFigures, type FigureFilter, leadsBehind, readFigures } from "../../contract/figures.ts";
import { type Answering, answering } from "../api/answering.ts";
import type { HubCore } from "../core.ts";
import { accountPlaybook } from "../documents/account-playbook.ts";
import { csvText } from "../exchange/csv-text.ts";
import { cardOf, readCards } from "../pipeline/lead-card.ts";
import { leads } from "../storage/schema/leads.ts";
import { linesOfEveryFigure, readEveryFigure } from "./every-figure.ts";
import { type FigureScope, figureScope } from "./figure-scope.ts";
import { leadsBehindCell } from "./leads-behind.ts";

/** The dashboard: one set of figures for everybody, the leads behind each of them, and the same as a file. */
export function figuresAnswers(core: HubCore): readonly Answering[] {
  const { database, clock } = core;
  const scopeOf = async (accountId: string, filter: FigureFilter): Promise<FigureScope> =>
    figureScope(await accountPlaybook(database, accountId), filter, new Date(clock.wallNow()));
  return [
    answering(readFigures, async ({ asker, query }) =>
      readEveryFigure(database, await scopeOf(asker.accountId, query)),
    ),
    answering(leadsBehind, async ({ asker, query }) => {
      const { limit, cursor, figure, key, source, ...filter } = query;
      const scope = await scopeOf(asker.accountId, filter);
      const page = await leadsBehindCell(database, scope, { figure, key, source }, { limit, cursor });
      const ids = page.items.map(({ id }) => id);
      const cards = await readCards(
        database,
        asker.accountId,
        sql`${leads.id} = any(${sql.param(ids)}::uuid[])`,
      );
      return { items: cards.map(cardOf), next: page.next };
    }),
    answering(exportFigures, async ({ asker, query }) => {
      const read = await readEveryFigure(database, await scopeOf(asker.accountId, query));
      return csvText([
        ["figure", "key", "column", "value"],
        ...linesOfEveryFigure(read).map(({ figure, key, column, value }) => [figure, key, column, value]),
      ]);
    }),
  ];
}
