import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import type { z } from "zod";
import { silentJournal } from "../../../robot/kernel/journal.ts";
import { ManualClock } from "../../../robot/kernel/manual-clock.ts";
import { systemRandom } from "../../../robot/kernel/random.ts";
import { editLead, moveLead, readLead } from "../../contract/lead.ts";
import type { Route } from "../../contract/route.ts";
import type { Asker } from "../accounts/asker.ts";
import { type Hub, openHub } from "../hub.ts";
import { pipelineAnswers } from "../pipeline/pipeline-answers.ts";
import { ask, type Request } from "./ask.ts";
import { newAccount } from "./new-account.ts";
import { newMember } from "./new-member.ts";
import { type PlayedVisits, playedVisits } from "./played-visits.ts";

type DataRoute<T> = Omit<Route, "gives"> & { readonly gives: z.ZodType<T> };

export const thisWeek = { group: "timeline", tag: "this-week" };

/** 50 points: reachable, this week, knows what. */
const promising = {
  answers: { name: "Ana Ruiz", contact: "+13125550143", service: "Haircut" },
  tags: [thisWeek],
};

/** One hub for a file of tests about leads; for each test an account with an owner and a robot of its own. */
export function pipelineRig() {
  const clock = new ManualClock();
  let hub: Hub;
  let owner: Asker & { readonly memberId: string };
  let robot: PlayedVisits;
  beforeAll(async () => {
    hub = await openHub({ storage: "memory", clock, journal: silentJournal, random: systemRandom });
  });
  afterAll(() => hub?.close());
  beforeEach(async () => {
    const account = await newAccount(hub.core);
    owner = await newMember(hub.core, account);
    robot = await playedVisits(hub.core, account);
  });

  const askedBy = <T>(asker: Asker, route: DataRoute<T>, request?: Request) =>
    ask(pipelineAnswers(hub.core), asker, route, request);
  const asked = <T>(route: DataRoute<T>, request?: Request) => askedBy(owner, route, request);
  const read = (id: string) => asked(readLead, { params: { id } });
  return {
    clock,
    core: () => hub.core,
    owner: () => owner,
    robot: () => robot,
    asked,
    askedBy,
    read,
    /** Resolves to the lead of a visit. */
    visitor: async (told: Parameters<PlayedVisits["visit"]>[0] = promising) => {
      const [id = ""] = await robot.visit(told);
      return id;
    },
    /** From the revision that there is, unless the body names another. */
    move: async (id: string, body: object) => {
      const { revision } = await read(id);
      return await asked(moveLead, { params: { id }, body: { revision, note: "Spoke to her.", ...body } });
    },
    edit: async (id: string, body: object) => {
      const { revision } = await read(id);
      return await asked(editLead, { params: { id }, body: { revision, ...body } });
    },
  };
}

/** What a refusal says, where nothing but a refusal will do. */
export const problemsOf = async (answer: Promise<unknown>) =>
  answer.then(
    () => expect.unreachable("it was not refused"),
    (refusal: { problem?: { type: string; status: number; errors?: unknown } }) => refusal.problem ?? refusal,
  );
