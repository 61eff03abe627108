import { type Clock, isoOf, type WallTime } from "../../../robot/kernel/clock.ts";
import { answerFrom, type IntakeRecord, type Tag } from "../../../robot/kernel/intake-record.ts";
import { contentHash } from "../../../robot/sync/protocol/content-hash.ts";
import type { HubCore } from "../core.ts";
import { IntakeStore } from "../intake/intake-store.ts";
import { configs, robots } from "../storage/schema/robots.ts";

/** What a played visitor leaves; the rest is invented. */
export interface Told {
  /** Question to answer: `name` and `contact` say who it is. */
  readonly answers?: Readonly<Record<string, string>>;
  readonly tags?: readonly Tag[];
  readonly endedAt?: WallTime;
  readonly completeness?: number;
  readonly openQuestions?: readonly string[];
}

/** A robot of the account whose visitors the test plays, without a connection. */
export interface PlayedVisits {
  readonly robotId: number;
  /** Delivers one record, or several in one batch. Resolves to the ids of the records. */
  visit(...visitors: Told[]): Promise<string[]>;
  deliver(...records: IntakeRecord[]): Promise<void>;
  record(told: Told): IntakeRecord;
}

/** @param forms what the hub knows of the robot's profile; without, the robot keeps its own */
export async function playedVisits(
  core: HubCore,
  accountId: string,
  forms?: { readonly region: string; readonly form: object; readonly checkIn: object },
): Promise<PlayedVisits> {
  const { database, clock, random } = core;
  const name = `Robot ${random.uuid()}`;
  const enrolledAt = new Date(clock.wallNow());
  const [robot] = await database
    .insert(robots)
    .values({ accountId, name, location: "Lobby", enrolledAt })
    .returning({ id: robots.id });
  if (!robot) throw new Error("an insert returned no row");
  if (forms) {
    const questions = (given: object) => Object.entries(given).map(([id, type]) => ({ id, type }));
    const document = {
      id: "salon",
      version: 1,
      business: { region: forms.region },
      form: questions(forms.form),
      checkIn: questions(forms.checkIn),
    };
    await database
      .insert(configs)
      .values({ robotId: robot.id, version: 1, document, publishedAt: enrolledAt });
  }
  const store = new IntakeStore(core);
  const outbox = random.uuid();
  let sequence = 0;
  const deliver = async (...records: IntakeRecord[]) => {
    const pushes = records.map((record) => {
      sequence += 1;
      const contentSha256 = contentHash(record);
      return {
        type: "intake.push" as const,
        sequence,
        after: sequence - 1,
        id: record.id,
        contentSha256,
        record,
      };
    });
    const from = { id: robot.id, accountId, name, revoked: false };
    const verdicts = await store.commit(from, outbox, pushes, clock.wallNow());
    const refused = verdicts.find(({ is }) => is !== "new");
    if (refused) throw new Error(`a played visit was not stored: ${JSON.stringify(refused)}`);
  };
  const record = (told: Told) => recordOf(told, clock, random.uuid());
  return {
    robotId: robot.id,
    deliver,
    record,
    visit: async (...visitors) => {
      const records = visitors.map(record);
      await deliver(...records);
      return records.map(({ id }) => id);
    },
  };
}

function recordOf(told: Told, clock: Clock, id: string): IntakeRecord {
  const endedAt = isoOf(told.endedAt ?? clock.wallNow());
  const touched = { kind: "touch" as const, at: endedAt };
  return {
    id,
    visit: {
      id: `visit ${id}`,
      startedAt: endedAt,
      endedAt,
      language: "en",
      profile: { id: "salon", version: 1 },
    },
    consent: { given: true, wording: "May I take down your details?", at: endedAt, source: touched },
    fields: Object.fromEntries(
      Object.entries(told.answers ?? {}).map(([question, value]) => [
        question,
        answerFrom(value, touched, "touch"),
      ]),
    ),
    tags: [...(told.tags ?? [])],
    completeness: told.completeness ?? 1,
    openQuestions: [...(told.openQuestions ?? [])],
  };
}
