import { expect, it } from "vitest";
import type { Instant } from "../../robot/kernel/clock.ts";
import type { Sound } from "../../robot/kernel/frames.ts";
import { ManualClock } from "../../robot/kernel/manual-clock.ts";
import { StreamedSpeaker } from "./streamed-speaker.ts";

/** 100 ms. */
const piece: Sound = { samples: new Int16Array(1600), sampleRateHz: 16_000 };

/** A loudspeaker and what was heard of it, in order. */
function open() {
  const clock = new ManualClock();
  const heard: string[] = [];
  const speaker = new StreamedSpeaker(clock, {
    begins: () => heard.push("begins"),
    hears: (_, from) => {
      heard.push(`piece at ${from}`);
      return (at: Instant) => heard.push(`cut off at ${at}`);
    },
    ends: () => heard.push("ends"),
  });
  return { clock, heard, speaker };
}

it("pieces that come early are heard one after another, as one utterance", async () => {
  const { clock, heard, speaker } = open();
  speaker.play(piece);
  speaker.play(piece);
  await clock.advance(150);
  speaker.play(piece);
  speaker.settle();
  expect(heard).toEqual(["begins", "piece at 0", "piece at 100", "piece at 200"]);
});

it("a piece that comes late is heard as far as it is not over, and what follows stays in time", async () => {
  const { clock, heard, speaker } = open();
  speaker.play(piece);
  await clock.advance(300);
  speaker.settle();
  speaker.play(piece);
  speaker.play(piece);
  speaker.play(piece);
  expect(heard).toEqual(["begins", "piece at 0", "piece at 100", "piece at 200", "piece at 300"]);
});

it("ends once when nothing more comes, and begins anew with the next piece", async () => {
  const { clock, heard, speaker } = open();
  speaker.play(piece);
  await clock.advance(351);
  speaker.settle();
  speaker.settle();
  speaker.play(piece);
  expect(heard).toEqual(["begins", "piece at 0", "ends", "begins", "piece at 351"]);
});

it("cut off, it is silent at once, also about what has not been heard yet", async () => {
  const { clock, heard, speaker } = open();
  speaker.play(piece);
  speaker.play(piece);
  await clock.advance(50);
  speaker.cutOff();
  speaker.cutOff();
  expect(heard.slice(3)).toEqual(["cut off at 50", "cut off at 50", "ends"]);
});
