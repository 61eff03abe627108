import { describe, expect, it } from "vitest";
import { z } from "zod";
import { effectOf } from "./parameter-effects.ts";
import { considerChanges, declarationsOf } from "./parameters.ts";

const angle = (fallback: number) => z.number().min(-3.2).max(3.2).default(fallback).describe("an angle");

/** Shaped like the robot's own: the names decide when a change takes effect. */
const schema = z.strictObject({
  name: z.string().min(1).max(60).default("Stella").describe("What it is called."),
  hubUrl: z
    .string()
    .regex(/^wss?:/)
    .default("ws://hub")
    .describe("Where the hub is."),
  hearing: z
    .strictObject({
      echoCancelled: z.boolean().default(false).describe("Whether it hears itself."),
      lossPerNat: z.number().positive().default(1.8).describe("A rate."),
      wakeWord: z
        .strictObject({
          engine: z.enum(["auto", "none"]).default("auto").describe("What listens."),
          porcupineAccessKey: z.string().default("").describe("A secret."),
        })
        .prefault({}),
    })
    .prefault({}),
  motion: z
    .strictObject({
      tickMs: z.int().min(5).max(100).default(20).describe("A time."),
      pan: z
        .strictObject({ lowestRad: angle(-1.4), highestRad: angle(1.4) })
        .refine((pan) => pan.lowestRad < pan.highestRad, { message: "lowestRad must be below highestRad" })
        .prefault({}),
    })
    .prefault({}),
});
const config = schema.parse({ motion: { tickMs: 10 } });

describe("a parameter", () => {
  const declared = new Map(declarationsOf(schema, config).map((each) => [each.name, each]));

  it("has the dotted path of the configuration file, and the loaded value", () => {
    expect([...declared.keys()]).toEqual([
      "name",
      "hubUrl",
      "hearing.echoCancelled",
      "hearing.lossPerNat",
      "hearing.wakeWord.engine",
      "motion.tickMs",
      "motion.pan.lowestRad",
      "motion.pan.highestRad",
    ]);
    expect(declared.get("motion.tickMs")?.default).toBe(10);
  });

  it("has the type and the range of its entry", () => {
    expect(declared.get("motion.tickMs")).toMatchObject({ type: "integer", range: { from: 5, to: 100 } });
    expect(declared.get("motion.pan.lowestRad")).toMatchObject({
      type: "double",
      range: { from: -3.2, to: 3.2 },
    });
    expect(declared.get("hearing.echoCancelled")).toMatchObject({ type: "bool" });
    expect(declared.get("hearing.echoCancelled")?.range).toBeUndefined();
  });

  it("says in words what a range cannot", () => {
    expect(declared.get("hearing.wakeWord.engine")?.constraints).toContain("one of auto, none");
    expect(declared.get("hubUrl")?.constraints).toContain("matches ^wss?:");
    expect(declared.get("name")?.constraints).toContain("at most 60 characters");
    expect(declared.get("hearing.lossPerNat")).toMatchObject({
      range: { from: 0, to: Number.MAX_VALUE },
      constraints: "above 0",
    });
  });

  it("says when it only takes effect at the next start", () => {
    expect(declared.get("hubUrl")?.constraints).toContain("takes effect when the node is configured");
    expect(declared.get("motion.tickMs")?.constraints).toBeUndefined();
  });

  it("never holds a secret", () => {
    expect(effectOf("hearing.wakeWord.porcupineAccessKey")).toBe("secret");
    expect(declared.has("hearing.wakeWord.porcupineAccessKey")).toBe(false);
  });

  it("is not made of an entry that ROS has no type for", () => {
    const odd = z.strictObject({ motion: z.strictObject({ poses: z.array(z.number()) }) });
    expect(() => declarationsOf(odd, { motion: { poses: [1] } })).toThrow("motion.poses cannot be");
  });
});

describe("a change of parameters", () => {
  it("makes a new configuration and leaves the rest as it was", () => {
    const verdict = considerChanges(schema, config, { "motion.pan.highestRad": 1 }, true);
    expect(verdict).toEqual({
      accepted: true,
      config: { ...config, motion: { tickMs: 10, pan: { lowestRad: -1.4, highestRad: 1 } } },
    });
  });

  it("is checked as a whole, so that two entries can change together but not contradict each other", () => {
    const alone = considerChanges(schema, config, { "motion.pan.lowestRad": 2 }, true);
    expect(alone).toEqual({ accepted: false, reason: "motion.pan: lowestRad must be below highestRad" });
    const both = { "motion.pan.lowestRad": 2, "motion.pan.highestRad": 3 };
    expect(considerChanges(schema, config, both, true)).toMatchObject({ accepted: true });
  });

  it("is refused by path, with every reason", () => {
    const verdict = considerChanges(schema, config, { "motion.tickMs": 1, "hearing.lossPerNat": 0 }, true);
    expect(verdict).toMatchObject({ accepted: false });
    expect(verdict.accepted ? "" : verdict.reason).toMatch(/hearing\.lossPerNat: .*; motion\.tickMs: /);
  });

  it("is refused while the node is configured when it would only take effect later", () => {
    expect(considerChanges(schema, config, { hubUrl: "ws://other" }, true)).toEqual({
      accepted: false,
      reason: "hubUrl takes effect when the node is configured: clean it up first",
    });
    expect(considerChanges(schema, config, { hubUrl: "ws://other" }, false)).toMatchObject({
      accepted: true,
      config: { hubUrl: "ws://other" },
    });
  });

  it("to what is so already is no change", () => {
    const same = { hubUrl: "ws://hub", "motion.tickMs": 20 };
    expect(considerChanges(schema, config, same, true)).toMatchObject({ accepted: true });
  });

  it("of something unknown is refused", () => {
    expect(considerChanges(schema, config, { "motion.colour": "red" }, true)).toMatchObject({
      accepted: false,
    });
  });
});
