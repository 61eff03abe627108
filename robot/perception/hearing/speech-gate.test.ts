import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instant } from "../../kernel/clock.ts";
import { hearingConfig } from "./hearing-config.ts";
import { CLOSED_GATE, type GateEdge, hearBlock, type SpeechGate } from "./speech-gate.ts";

const rules = hearingConfig.parse({}).gate;
const BLOCK_MS = 32;

/** One probability per 32 ms block; the edges with the end of the block they came at. */
function listen(probabilities: readonly number[], patienceMs = 500) {
  let gate: SpeechGate = CLOSED_GATE;
  const edges: { edge: Exclude<GateEdge, null>; atMs: number; gate: SpeechGate }[] = [];
  for (const [index, probability] of probabilities.entries()) {
    const block = { from: instant(index * BLOCK_MS), to: instant((index + 1) * BLOCK_MS), probability };
    const next = hearBlock(gate, block, rules, patienceMs);
    if (next.edge) edges.push({ edge: next.edge, atMs: block.to, gate: next.gate });
    gate = next.gate;
  }
  return edges;
}

const quiet = (blocks: number) => Array<number>(blocks).fill(0.02);
const voice = (blocks: number) => Array<number>(blocks).fill(0.98);

describe("the speech gate", () => {
  it("stays closed in silence and for a click shorter than speech", () => {
    expect(listen([...quiet(20), ...voice(2), ...quiet(20)])).toEqual([]);
  });

  it("opens once the voice has lasted, and remembers when it began", () => {
    const [opened] = listen([...quiet(10), ...voice(5)]);
    expect(opened).toMatchObject({ edge: "opened", atMs: 416, gate: { at: "open", since: 320 } });
  });

  it("does not cut a voice that dips between the thresholds", () => {
    const dips = [...voice(4), ...Array<number>(40).fill(0.4), ...voice(2)];
    expect(listen(dips).map(({ edge }) => edge)).toEqual(["opened"]);
  });

  it("does not begin to rise at what would only keep it open", () => {
    expect(listen(Array<number>(40).fill(0.4))).toEqual([]);
  });

  it("closes after the patience of the question, and says when the voice fell silent", () => {
    const speech = [...voice(10), ...quiet(40)];
    const [, brief] = listen(speech, 500);
    const [, spelling] = listen(speech, 1_000);
    expect(brief).toMatchObject({ edge: "ended", atMs: 832, gate: { spokenUntil: 320 } });
    expect(spelling).toMatchObject({ edge: "ended", atMs: 1_344, gate: { spokenUntil: 320 } });
  });

  it("goes on with the same speech when the voice resumes at once, and not later", () => {
    const edges = (pause: number) =>
      listen([...voice(10), ...quiet(pause), ...voice(10), ...quiet(40)]).map(({ edge }) => edge);
    expect(edges(18)).toEqual(["opened", "ended", "resumed", "ended", "closed"]);
    expect(edges(30)).toEqual(["opened", "ended", "closed", "opened", "ended", "closed"]);
  });

  it("cuts somebody who never stops once, and opens again after a pause", () => {
    const edges = listen([...voice(2_000), ...quiet(20), ...voice(10), ...quiet(40)]);
    expect(edges.map(({ edge }) => edge)).toEqual(["opened", "cut", "opened", "ended", "closed"]);
    expect(edges[1]?.atMs).toBeGreaterThanOrEqual(rules.maxSpeechMs);
    expect(edges[1]?.atMs).toBeLessThan(rules.maxSpeechMs + BLOCK_MS);
  });

  it("tells the edges in an order that makes sense, whatever it hears", () => {
    const follows: Readonly<Record<string, readonly string[]>> = {
      nothing: ["opened"],
      opened: ["ended", "cut"],
      ended: ["resumed", "closed"],
      resumed: ["ended", "cut"],
      closed: ["opened"],
      cut: ["opened"],
    };
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 700 }), (heard) => {
        const edges = listen(heard, 100).map(({ edge }) => edge);
        for (const [index, edge] of edges.entries())
          expect(follows[edges[index - 1] ?? "nothing"]).toContain(edge);
      }),
    );
  });
});
