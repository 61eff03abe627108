import { expect, test } from "vitest";
import { Fault } from "../kernel/fault.ts";
import { EventLog, journalTo } from "../kernel/journal.ts";
import { ManualClock } from "../kernel/manual-clock.ts";
import { StandingIn } from "./standing-in.ts";

const broken = new Fault({ code: "voice.broken", what: "It broke.", remedy: "Mend it." });
const MINUTE_MS = 60_000;

function rig() {
  const clock = new ManualClock();
  const log = new EventLog();
  const asked: string[] = [];
  const state = { works: true };
  const speaking = new StandingIn({
    clock,
    journal: journalTo(clock, [log.sink]),
    preferred: {
      async speak(text) {
        asked.push(text);
        if (!state.works) throw broken;
        return { samples: new Int16Array(1), sampleRateHz: 22_050 };
      },
    },
    standIn: { speak: async () => ({ samples: new Int16Array(1), sampleRateHz: 16_000 }) },
  });
  const rateOf = async (text: string) => (await speaking.speak(text, "en")).sampleRateHz;
  const events = () => log.entries.map(({ event, fields }) => [event, fields]);
  return { clock, state, asked, rateOf, events };
}

test("another voice speaks the sentence that the preferred one could not, and the journal says so once", async () => {
  const { state, asked, rateOf, events } = rig();
  expect(await rateOf("One.")).toBe(22_050);
  state.works = false;
  // One plays while the next is prepared.
  expect(await Promise.all([rateOf("Two."), rateOf("Three.")])).toEqual([16_000, 16_000]);
  expect(await rateOf("Four.")).toBe(16_000);
  expect(asked).toEqual(["One.", "Two.", "Three."]);
  expect(events()).toEqual([["voice.stands-in", { code: "voice.broken" }]]);
});

test("it is tried again after ten minutes, and speaks when it can", async () => {
  const { clock, state, asked, rateOf, events } = rig();
  state.works = false;
  await rateOf("One.");
  await clock.advance(9 * MINUTE_MS);
  await rateOf("Two.");
  await clock.advance(2 * MINUTE_MS);
  await rateOf("Three.");
  expect(asked).toEqual(["One.", "Three."]);
  await clock.advance(9 * MINUTE_MS);
  await rateOf("Four.");
  expect(asked).toEqual(["One.", "Three."]);
  state.works = true;
  await clock.advance(2 * MINUTE_MS);
  expect(await rateOf("Five.")).toBe(22_050);
  expect(events()).toEqual([
    ["voice.stands-in", { code: "voice.broken" }],
    ["voice.back", {}],
  ]);
});

test("what is our own mistake is not talked over", async () => {
  const clock = new ManualClock();
  const mistaken = {
    speak: async () => {
      throw new Error("we were wrong");
    },
  };
  const speaking = new StandingIn({
    ...{ clock, journal: journalTo(clock, []), preferred: mistaken },
    standIn: { speak: async () => ({ samples: new Int16Array(1), sampleRateHz: 16_000 }) },
  });
  await expect(speaking.speak("One.", "en")).rejects.toThrow("we were wrong");
});
