import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { documentHistory, publishDocument, restoreDocument } from "../../crm/contract/document.ts";
import { editRobot, listRobots } from "../../crm/contract/robot.ts";
import type { Answering } from "../../crm/server/api/answering.ts";
import { documentsAnswers } from "../../crm/server/documents/documents-answers.ts";
import { startWith } from "../../crm/server/documents/starting-documents.ts";
import { startingProfile } from "../../crm/server/documents/starting-profile.ts";
import { fleetAnswers } from "../../crm/server/fleet/fleet-answers.ts";
import { ask, ownerOf } from "../../crm/server/testing/ask.ts";
import { DeliveryLab, type LabHub, openLabHub } from "./delivery-lab.ts";

let shared: LabHub;
let answers: readonly Answering[];
const labs: DeliveryLab[] = [];

beforeAll(async () => {
  shared = await openLabHub();
  answers = [...documentsAnswers(shared.hub.core), ...fleetAnswers(shared.hub.core)];
});
afterEach(async () => {
  for (const lab of labs.splice(0)) await lab.close();
});
afterAll(() => shared.hub.close());

const front = { kind: "profile", name: "front-desk" };

/** An owner with a published profile, and a robot that works by it and is not connected yet. */
async function openLobby() {
  const lab = new DeliveryLab(shared);
  labs.push(lab);
  await lab.pair();
  const owner = ownerOf(lab.account);
  const { accountId, actor } = owner;
  const { core } = shared.hub;
  await core.database.transaction((tx) => startWith(tx, core.clock.wallNow(), { accountId, actor }));

  const robot = async () => {
    const { items } = await ask(answers, owner, listRobots);
    const found = items.find(({ name }) => name === lab.robot);
    if (!found) throw new Error("the lab's robot is not in its account");
    return found;
  };
  const history = async () => (await ask(answers, owner, documentHistory, { params: front })).items;
  const publish = async (business: string) => {
    const [latest] = await history();
    const body = { after: latest?.version ?? 0, body: startingProfile(business) };
    await ask(answers, owner, publishDocument, { params: front, body });
  };
  const restore = async (version: number) => {
    const [latest] = await history();
    const body = { version, after: latest?.version ?? 0 };
    await ask(answers, owner, restoreDocument, { params: front, body });
  };
  /** Until the robot has had its say on the latest that it was given. */
  const answered = async () => {
    for (let tenths = 0; tenths < 600; tenths++) {
      await lab.clock.advance(100);
      const { config } = await robot();
      if (config && config.accepted !== null) return config;
    }
    throw new Error("the robot said nothing in a minute");
  };
  const said = async (version: number) => {
    const row = (await history()).find((each) => each.version === version);
    return row?.verdicts.find((verdict) => verdict.robot === lab.robot);
  };
  await ask(answers, owner, editRobot, {
    params: { id: (await robot()).id },
    body: { profile: "front-desk" },
  });
  return { lab, robot, publish, restore, answered, said, history };
}

describe("what an owner edits in the console", () => {
  test("is what the robot says from then on, and the robot's yes stands beside the version", async () => {
    const { lab, publish, answered, said, history } = await openLobby();
    const names: string[] = [];
    lab.takeConfig = ({ business, version }) => {
      names.push(`${business.name} ${version}`);
      return { accepted: true };
    };
    lab.start();
    await answered();
    await publish("Rosa's Flowers");
    expect(await answered()).toMatchObject({ accepted: true });
    const [latest] = await history();
    expect(names.at(-1)).toBe(`Rosa's Flowers ${latest?.version}`);
    expect(await said(latest?.version ?? 0)).toMatchObject({ accepted: true });
  });

  test("waits for a robot without a network, which gets the latest alone", async () => {
    const { lab, publish, answered } = await openLobby();
    const names: string[] = [];
    lab.takeConfig = ({ business }) => {
      names.push(business.name);
      return { accepted: true };
    };
    await publish("Rosa");
    await publish("Rosalind");
    lab.start();
    await answered();
    expect(names).toEqual(["Rosalind"]);
  });

  test("may be more than the robot can do: it says why, and an earlier version brings it back", async () => {
    const { lab, robot, publish, restore, answered, said, history } = await openLobby();
    lab.takeConfig = ({ business }) =>
      business.name === "Zoë"
        ? { accepted: false, reasons: ["business.name: cannot be spoken"] }
        : { accepted: true };
    lab.start();
    await answered();
    await publish("Zoë");
    expect(await answered()).toMatchObject({ accepted: false, reasons: ["business.name: cannot be spoken"] });
    const [refused, before] = await history();
    expect(await said(refused?.version ?? 0)).toMatchObject({ accepted: false });
    expect((await robot()).health.problems).toEqual([
      `It refused version ${refused?.version} and works by the one before: business.name: cannot be spoken`,
    ]);
    await restore(before?.version ?? 0);
    expect(await answered()).toMatchObject({ accepted: true, reasons: [] });
    expect((await robot()).health).toEqual({ ok: true, problems: [] });
  });
});
