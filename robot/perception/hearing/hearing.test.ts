import { describe, expect, it } from "vitest";
import { type Instant, instant } from "../../kernel/clock.ts";
import {
  asking,
  BLOCK_MS,
  hearingOf,
  LAST_WORD,
  silence,
  UNFINISHED,
  voice,
} from "./testing/scripted-hearing.ts";

describe("hearing", () => {
  it("turns speech into an utterance, with the sound from before its onset", async () => {
    const { hearing, clock, events, run } = hearingOf([...silence(9), 0, ...voice(5), ...silence(30)]);
    hearing.listenFor(asking("consent"));
    await clock.advance(5_000);
    await run;
    const until: Instant = instant(16 * BLOCK_MS);
    const from = instant(10 * BLOCK_MS);
    expect(events).toMatchObject([
      { type: "speech-start", at: from },
      { type: "speech-end", at: until, judged: true },
      { type: "utterance", at: until, utterance: { confidence: 0.9, from, to: until } },
    ]);
    const [, , utterance] = events;
    const text = utterance?.type === "utterance" ? utterance.utterance.text : "";
    expect(text).toMatch(/^(0 ){10}5 5 5 5 5 5( 0)+$/);
  });

  it("reports what was not expected as rejected, with the nearest reading", async () => {
    const { hearing, clock, events } = hearingOf([...silence(5), ...voice(66), ...silence(30)]);
    hearing.listenFor(asking("consent"));
    await clock.advance(5_000);
    expect(events.at(-1)).toMatchObject({ type: "rejected", confidence: 0.1 });
  });

  it("waits through a pause while something of the answer is missing, and no longer", async () => {
    const { hearing, clock, events } = hearingOf([
      ...voice(UNFINISHED),
      ...silence(40),
      ...voice(LAST_WORD),
      ...silence(60),
    ]);
    hearing.listenFor(asking("phone"));
    await clock.advance(46 * BLOCK_MS);
    expect(events.map(({ type }) => type)).toEqual(["speech-start"]);
    await clock.advance(25 * BLOCK_MS);
    expect(events.map(({ type }) => type)).toEqual(["speech-start", "speech-end", "utterance"]);
    expect(events.at(-1)).toMatchObject({ utterance: { from: 0, to: 52 * BLOCK_MS } });
  });

  it("gives an answer up that stays unfinished", async () => {
    const { hearing, clock, types } = hearingOf([...voice(UNFINISHED), ...silence(120)]);
    hearing.listenFor(asking("phone"));
    await clock.advance(5_000);
    expect(types()).toEqual(["speech-start", "speech-end", "utterance"]);
  });

  it("takes the end of speech back when the voice resumes at once", async () => {
    const { hearing, clock, events, types } = hearingOf([
      ...voice(5),
      ...silence(14),
      ...voice(6),
      ...silence(40),
    ]);
    hearing.listenFor(asking("consent"));
    await clock.advance(5_000);
    expect(types()).toEqual(["speech-start", "speech-end", "speech-start", "speech-end", "utterance"]);
    expect(events.at(-1)).toMatchObject({ utterance: { from: 0, to: 26 * BLOCK_MS } });
  });

  it("judges a monologue once, however long it goes on, and hears the next answer", async () => {
    const tenMinutes = (10 * 60_000) / BLOCK_MS;
    const script = [...voice(5, tenMinutes), ...silence(30), ...voice(6), ...silence(30)];
    const { hearing, clock, types } = hearingOf(script);
    hearing.listenFor(asking("consent"));
    await clock.advance(11 * 60_000);
    const once = ["speech-start", "speech-end", "utterance"];
    // A voice that is one and the same sample for ten minutes is told of as well.
    expect(types().filter((type) => type !== "sound")).toEqual([...once, ...once]);
  });

  it("hears its name in the middle of a monologue", async () => {
    const monologue = [...voice(5, 1_000), 77, ...voice(5, 10)];
    const { clock, types } = hearingOf([...silence(20), ...monologue, ...silence(30)]);
    await clock.advance(60_000);
    expect(types()).toContain("wake");
  });

  it("listens for nothing but its name until it is asked to", async () => {
    const { clock, recogniser, types } = hearingOf([
      ...silence(5),
      ...voice(5),
      ...silence(20),
      ...voice(5, 4),
      77,
      ...silence(20),
    ]);
    await clock.advance(5_000);
    expect(types()).toEqual(["speech-start", "speech-end", "speech-start", "wake", "speech-end"]);
    expect(recogniser.log).toEqual([]);
  });

  it("takes a new question from the next utterance on", async () => {
    const { hearing, clock, recogniser } = hearingOf([
      ...voice(5, 20),
      ...silence(20),
      ...voice(6),
      ...silence(20),
    ]);
    hearing.listenFor(asking("first"));
    await clock.advance(10 * BLOCK_MS);
    hearing.listenFor(asking("second"));
    await clock.advance(5_000);
    expect(recogniser.log).toEqual(["begin first", "begin second"]);
  });

  it("lets nothing of a visitor's speech come out after it was wiped", async () => {
    const { hearing, clock, types, recogniser } = hearingOf([...voice(5, 20), ...silence(40)]);
    hearing.listenFor(asking("consent"));
    await clock.advance(10 * BLOCK_MS);
    hearing.wipe();
    await clock.advance(5_000);
    expect(types()).not.toContain("utterance");
    expect(recogniser.log.slice(0, 3)).toEqual(["begin consent", "abandon", "forget"]);
  });
});
