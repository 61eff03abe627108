import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seededRandom } from "../../robot/kernel/random.ts";
import { whyNoRecogniser } from "../../robot/perception/adapters/testing/flite-speech.ts";
import { holdByVoice } from "./audio-conversation.ts";
import { conversationsIn } from "./conversation-file.ts";
import { failureList, summaryOf } from "./failure-list.ts";
import { HearingBooth } from "./hearing-booth.ts";
import { judge, type Verdict } from "./verdict.ts";

/** Hearing takes its time: the others are held by `npm run bench -- conversations`. */
const HELD = 12;
const SEED = 5;
/**
 * The aim for all of them is 0.85; of all 68, 0.93 ended right, of the twelve drawn here all. Raised as the whole gets
 * better, never lowered.
 */
const RIGHT_AT_LEAST = 0.9;
const LONGEST_MS = 1_200_000;

const why = whyNoRecogniser();

describe.skipIf(why !== null)(`conversations by voice${why === null ? "" : ` (not held: ${why})`}`, () => {
  const conversations = conversationsIn("audio");
  const verdicts: Verdict[] = [];
  let booth: HearingBooth;

  beforeAll(async () => {
    booth = new HearingBooth();
    const random = seededRandom(SEED);
    const drawn = conversations
      .map((conversation) => ({ conversation, at: random.next() }))
      .sort((a, b) => a.at - b.at)
      .slice(0, HELD);
    for (const { conversation } of drawn) verdicts.push(judge(await holdByVoice(conversation, booth)));
  }, LONGEST_MS);

  afterAll(() => booth.close());

  it("end with exactly the right record, for the most part", () => {
    const right = verdicts.filter(({ cause }) => cause === null).length;
    const failures = failureList(verdicts, true);
    console.info(`${summaryOf(verdicts)}\n${failureList(verdicts, false)}`);
    expect(right / verdicts.length, failures).toBeGreaterThanOrEqual(RIGHT_AT_LEAST);
  });

  it("leave no value in a record that its visitor did not mean and was not asked about", () => {
    const unconfirmed = verdicts.filter(({ wrong }) => wrong === "unconfirmed");
    expect(unconfirmed.length, failureList(unconfirmed, true)).toBe(0);
  });

  it("are at least 60, in several voices", () => {
    expect(conversations.length).toBeGreaterThanOrEqual(60);
    expect(new Set(conversations.map(({ voice }) => voice)).size).toBeGreaterThanOrEqual(4);
  });
});
