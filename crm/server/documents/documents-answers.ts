import { z } from "zod";
import {
  compareVersions,
  type DocumentVersion,
  documentHistory,
  listDocuments,
  publishDocument,
  readDocument,
  restoreDocument,
} from "../../contract/document.ts";
import { type Answering, answering } from "../api/answering.ts";
import { decodeCursor, pageFrom } from "../api/cursor.ts";
import { notFound } from "../api/refusal.ts";
import type { HubCore } from "../core.ts";
import { differences } from "./document-differences.ts";
import { latestVersions, type StoredDocument, type StoredVersion, versionsOf } from "./document-store.ts";
import { mistakesIn, publish, requireName, restore } from "./publish-document.ts";
import { verdictsOf } from "./robot-verdicts.ts";
import { startingVersion, versionOrStart } from "./starting-version.ts";

const place = z.tuple([z.int()]);

/** What the owner edits: business profiles and the playbook. */
export function documentsAnswers({ database, clock }: HubCore): readonly Answering[] {
  return [
    answering(listDocuments, async ({ asker: { accountId } }) => {
      const latest = await latestVersions(database, accountId);
      const hasPlaybook = latest.some(({ kind }) => kind === "playbook");
      const items = hasPlaybook ? latest : [await startingVersion(database, accountId), ...latest];
      return { items: items.map(versionOf) };
    }),
    answering(readDocument, async ({ asker: { accountId }, params, query }) => {
      const found = await versionOrStart(database, { accountId, ...params }, query.version);
      if (!found) throw notFound("document");
      return { ...versionOf(found), body: found.body };
    }),
    answering(documentHistory, async ({ asker: { accountId }, params, query }) => {
      const before = decodeCursor(query.cursor, place)?.[0];
      const rows = await versionsOf(database, { accountId, ...params }, before, query.limit + 1);
      const { items, next } = pageFrom(rows, query.limit, ({ version }) => [version]);
      const versions = params.kind === "profile" ? items.map(({ version }) => version) : [];
      const verdicts = await verdictsOf(database, { accountId, name: params.name }, versions);
      return {
        items: items.map((row) => ({ ...versionOf(row), verdicts: verdicts.get(row.version) ?? [] })),
        next,
      };
    }),
    answering(compareVersions, async ({ asker: { accountId }, params, query }) => {
      const from = await versionOrStart(database, { accountId, ...params }, query.from);
      const to = await versionOrStart(database, { accountId, ...params }, query.to);
      if (!from || !to) throw notFound("version");
      return { differences: [...differences(compared(from), compared(to))] };
    }),
    answering(publishDocument, async ({ asker: { accountId, actor }, params, body: request }) => {
      const of = { accountId, ...params };
      requireName(of);
      const { dryRun, body, after, note } = request;
      if (dryRun) return { version: null, problems: [...(await mistakesIn(database, of, body))] };
      const { version } = await publish(database, clock.wallNow(), { ...of, actor, after, body, note });
      return { version, problems: [] };
    }),
    answering(restoreDocument, async ({ asker: { accountId, actor }, params, body: { version, after } }) => {
      const request = { accountId, ...params, actor, version, after };
      return versionOf(await restore(database, clock.wallNow(), request));
    }),
  ];
}

function versionOf(stored: StoredVersion): DocumentVersion {
  const { kind, name, version, publishedAt, publishedBy, note, restores } = stored;
  return { kind, name, version, publishedAt: publishedAt.toISOString(), publishedBy, note, restores };
}

/** The version that a profile carries differs of itself. */
function compared({ kind, body }: StoredDocument): Record<string, unknown> {
  const { version: _, ...rest } = body;
  return kind === "profile" ? rest : body;
}
