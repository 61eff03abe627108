import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { whyNoRecogniser } from "../../robot/perception/adapters/testing/flite-speech.ts";
import { HearingBooth } from "./hearing-booth.ts";
import { INTERRUPTIONS, type Interrupted, interrupt, interruptTwice, wasUnderstood } from "./interruption.ts";

/** From the detected onset of a voice to the robot's silence. */
const SILENT_WITHIN_MS = 200;
/**
 * Of twenty answers fifteen were taken at once: babble and the rest of the robot's own voice leave the others in doubt, and
 * what is in doubt is asked for again. Raised as hearing gets better, never lowered.
 */
const UNDERSTOOD_AT_LEAST = 14 / 20;
const LONGEST_MS = 600_000;

const why = whyNoRecogniser();

describe.skipIf(why !== null)(`talking over the robot amid babble${why === null ? "" : ` (${why})`}`, () => {
  const all: Interrupted[] = [];
  /** Sounds of listening that were made again when the sentence was said again. */
  const again: Interrupted[] = [];
  let booth: HearingBooth;

  beforeAll(async () => {
    booth = new HearingBooth();
    for (const interruption of INTERRUPTIONS) {
      if (interruption.tells !== null) all.push(await interrupt(interruption, booth));
      else {
        const [first, second] = await interruptTwice(interruption, booth);
        all.push(first);
        again.push(second);
      }
    }
  }, LONGEST_MS);

  afterAll(() => booth.close());

  it("silences it within 200 ms of detected speech, whoever speaks and whatever they say", () => {
    const late = all.filter(
      ({ silentAfterMs }) => silentAfterMs === null || silentAfterMs > SILENT_WITHIN_MS,
    );
    expect(late).toEqual([]);
  });

  it("leaves the turn with the robot when somebody only shows that they listen", () => {
    const listening = all.filter(({ interruption }) => interruption.tells === null);
    expect(listening.filter(({ came }) => came !== "said again")).toEqual([]);
  });

  it("makes neither a consent nor a name of two such sounds", () => {
    expect(again.filter(({ agreed }) => agreed)).toEqual([]);
    const toNames = again.filter(({ interruption }) => interruption.during === "name");
    expect(toNames.filter(({ came }) => came === "answered")).toEqual([]);
  });

  it("takes an answer with its first words; what was not understood takes nobody's turn", () => {
    const answers = all.filter(({ interruption }) => interruption.tells !== null);
    const understood = answers.filter(wasUnderstood);
    expect(understood.length / answers.length).toBeGreaterThanOrEqual(UNDERSTOOD_AT_LEAST);
    expect(answers.filter((each) => each.came !== "said again" && !wasUnderstood(each))).toEqual([]);
  });
});
