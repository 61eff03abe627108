import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { listWordsToReview, settleWord as settleWordRoute } from "../../contract/document.ts";
import { moment } from "../../contract/page.ts";
import { type Answering, answering } from "../api/answering.ts";
import { decodeCursor, pageFrom } from "../api/cursor.ts";
import type { HubCore } from "../core.ts";
import { tagReviews } from "../storage/schema/contacts.ts";
import { settleWord } from "./settle-word.ts";

const place = z.tuple([moment, z.uuid()]);

/** Words that came as tags and are none: the first to come is the first to be settled. */
export function tagReviewsAnswers(core: HubCore): readonly Answering[] {
  return [
    answering(listWordsToReview, async ({ asker: { accountId }, query }) => {
      const behind = decodeCursor(query.cursor, place);
      const rows = await core.database
        .select()
        .from(tagReviews)
        .where(
          and(
            eq(tagReviews.accountId, accountId),
            isNull(tagReviews.settledAt),
            behind
              ? sql`(${tagReviews.firstSeenAt}, ${tagReviews.id}) > (${behind[0]}::timestamptz, ${behind[1]}::uuid)`
              : undefined,
          ),
        )
        .orderBy(asc(tagReviews.firstSeenAt), asc(tagReviews.id))
        .limit(query.limit + 1);
      const { items, next } = pageFrom(rows, query.limit, (row) => [row.firstSeenAt.toISOString(), row.id]);
      return {
        items: items.map((row) => ({
          id: row.id,
          group: row.group,
          word: row.word,
          seen: row.seen,
          firstSeenAt: row.firstSeenAt.toISOString(),
        })),
        next,
      };
    }),
    answering(settleWordRoute, async ({ asker, params, body }) => {
      return await settleWord(core, asker, params.id, body);
    }),
  ];
}
