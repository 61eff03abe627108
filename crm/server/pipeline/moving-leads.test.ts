import { and, eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { readTimeline } from "../../contract/lead.ts";
import { appendVersion } from "../documents/append-version.ts";
import { startingPlaybook } from "../documents/starting-playbook.ts";
import { audit } from "../storage/schema/accounts.ts";
import { leads, transitions } from "../storage/schema/leads.ts";
import { pipelineRig, problemsOf } from "../testing/pipeline-rig.ts";

const rig = pipelineRig();
const { clock, asked, visitor, read, move, edit } = rig;
const feedback = { resonated: "The offer", mainObjection: "The price", qualified: "well-qualified" };

describe("moving a lead", () => {
  test("without a note is refused, also when the note is only invisible", async () => {
    const id = await visitor();
    for (const note of ["", " \n\t", "\u200b\u2060\ufeff", "\u3164"]) {
      expect(await problemsOf(move(id, { to: "mql", note }))).toMatchObject({
        type: "stella:criteria-unmet",
        status: 422,
        errors: [{ at: "body.note" }],
      });
    }
    expect((await read(id)).stage).toBe("new");
  });

  test("names everything that is missing at once", async () => {
    const id = await visitor({ answers: { name: "Ana" } });
    expect(await problemsOf(move(id, { to: "sql", note: "", feedback }))).toMatchObject({
      errors: [
        { at: "body.note" },
        { at: "body.feedback" },
        { at: "body.to", what: "There is neither a phone number nor an e-mail address." },
        { at: "body.to", what: "The score is 0; at least 40 is wanted." },
        { at: "body.to", what: '"Agreed next step" is not filled in.' },
      ],
    });
  });

  test("with a note and the criteria met writes the log and moves it", async () => {
    const id = await visitor();
    await clock.advance(90_000);
    const moved = await move(id, { to: "mql", note: " She called back. " });
    expect(moved).toMatchObject({
      stage: "mql",
      revision: 2,
      enteredAt: new Date(clock.wallNow()).toISOString(),
    });
    const { entries } = await asked(readTimeline, { params: { id } });
    expect(entries[0]).toMatchObject({
      kind: "transition",
      transition: { from: "new", to: "mql", note: "She called back.", by: rig.owner().actor, feedback: null },
    });
    const [deed] = await rig
      .core()
      .database.select()
      .from(audit)
      .where(and(eq(audit.accountId, rig.owner().accountId), eq(audit.action, "lead.moved")));
    expect(deed?.detail).toEqual({ pipeline: "sales", from: "new", to: "mql" });
  });

  test("to its end leaves nothing to do about it", async () => {
    const id = await visitor();
    expect((await read(id)).nextTask).toMatchObject({ title: "Contact the visitor" });
    const closed = await move(id, { to: "won", feedback });
    expect(closed.nextTask).toBeNull();
    const { entries } = await asked(readTimeline, { params: { id } });
    expect(entries).toContainEqual(
      expect.objectContaining({ kind: "task", event: "done", detail: 'The lead came into "Won".' }),
    );
  });

  test("to its end keeps what a rule sets to be done there", async () => {
    const id = await visitor();
    const { accountId, actor } = rig.owner();
    const welcome = {
      id: "welcome",
      label: "A customer was won",
      when: { on: "stage", pipeline: "sales", stage: "won" },
      task: { title: "Welcome the customer", dueMinutes: 60, nextAction: "Call." },
    };
    await appendVersion(rig.core().database, clock.wallNow(), {
      accountId,
      actor,
      kind: "playbook",
      name: "playbook",
      version: 1,
      note: "",
      body: { ...startingPlaybook, handoffRules: [welcome] },
    });
    const closed = await move(id, { to: "won", feedback });
    expect(closed.nextTask).toMatchObject({ title: "Welcome the customer" });
  });

  test("to its end wants feedback, which says why a mismatch was one", async () => {
    const id = await visitor();
    expect(await problemsOf(move(id, { to: "won" }))).toMatchObject({ errors: [{ at: "body.feedback" }] });
    await expect(move(id, { to: "lost", feedback: { ...feedback, qualified: "mismatch" } })).rejects.toThrow(
      "say why",
    );
    await clock.advance(1);
    const closed = await move(id, { to: "lost", feedback });
    expect(closed).toMatchObject({ stage: "lost", stageKind: "lost" });
    const { entries } = await asked(readTimeline, { params: { id } });
    expect(entries.find(({ kind }) => kind === "transition")).toMatchObject({ transition: { feedback } });
  });

  test("after somebody else changed it is refused, and so is moving to where it is or to nowhere", async () => {
    const id = await visitor();
    expect(await problemsOf(move(id, { to: "mql", revision: 0 }))).toMatchObject({
      type: "stella:changed-meanwhile",
    });
    expect(await problemsOf(move(id, { to: "new" }))).toMatchObject({
      errors: [{ what: "The lead is in this stage already." }],
    });
    expect(await problemsOf(move(id, { to: "nowhere" }))).toMatchObject({ errors: [{ at: "body.to" }] });
  });

  test("back asks for a note alone; opening it again asks for the criteria", async () => {
    const id = await visitor();
    await edit(id, { fields: { "next-step": "visit on Friday" } });
    await move(id, { to: "sql" });
    await edit(id, { tags: [] });
    expect(await move(id, { to: "mql" })).toMatchObject({ stage: "mql", score: 30 });
    await move(id, { to: "lost", feedback });
    expect(await problemsOf(move(id, { to: "sql" }))).toMatchObject({
      errors: [{ what: "The score is 30; at least 40 is wanted." }],
    });
    expect(await move(id, { to: "new" })).toMatchObject({ stage: "new", stageKind: "open" });
  });

  test("leaves a log that nobody can change", async () => {
    const id = await visitor();
    await move(id, { to: "mql" });
    const { database } = rig.core();
    const final = expect.objectContaining({
      cause: expect.objectContaining({ message: expect.stringContaining("never changed") }),
    });
    await expect(
      database.update(transitions).set({ note: "x" }).where(eq(transitions.leadId, id)),
    ).rejects.toEqual(final);
    await expect(database.delete(transitions).where(eq(transitions.leadId, id))).rejects.toEqual(final);
    await expect(database.execute(sql`TRUNCATE transitions`)).rejects.toEqual(final);
    const erasing = (set: Partial<typeof transitions.$inferInsert>) =>
      database.transaction(async (transaction) => {
        await transaction.execute(sql`SET LOCAL stella.erasing = 'yes'`);
        await transaction.update(transitions).set(set).where(eq(transitions.leadId, id));
      });
    for (const set of [{ to: "won" }, { at: new Date(0) }, { toKind: "won" as const }])
      await expect(erasing(set)).rejects.toEqual(final);
    await erasing({ note: "" });
    const log = await database.select().from(transitions).where(eq(transitions.leadId, id));
    expect(log.map(({ note, to }) => [note, to])).toEqual([
      ["", "new"],
      ["", "mql"],
    ]);
  });
});

test("a score that is of older rules is judged by those of now", async () => {
  const id = await visitor();
  await edit(id, { fields: { "next-step": "x" } });
  await rig.core().database.update(leads).set({ score: 0, scoreParts: [] }).where(eq(leads.id, id));
  expect(await move(id, { to: "sql" })).toMatchObject({ stage: "sql", score: 50 });
});
