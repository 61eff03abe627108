import { z } from "zod";
import { visitorCommand } from "../../robot/dialogue/screen-protocol.ts";
import { readYaml } from "../../robot/kernel/yaml-document.ts";
import { mishap } from "../faults/mishap.ts";
import { room } from "./room.ts";

const seconds = z.number().min(0).max(3600);
/** Metres from the robot: ahead of it, and to its left. */
const spot = z.tuple([z.number().min(-1).max(8), z.number().min(-4).max(4)]);

/** One answer to one question. Several are given in turn when it is asked again; the last one is repeated. */
const answer = z.discriminatedUnion("do", [
  z.strictObject({ do: z.literal("say"), words: z.string().min(1) }),
  z.strictObject({ do: z.literal("choose"), choice: z.string().min(1) }),
  z.strictObject({ do: z.literal("type"), text: z.string().min(1) }),
  z.strictObject({ do: z.literal("press"), command: visitorCommand }),
  z.strictObject({ do: z.literal("nothing") }),
  /** Ends the conversation: on to the next act. */
  z.strictObject({ do: z.literal("walk-away") }),
]);
export type Answer = z.infer<typeof answer>;

/** What somebody does, one after another. */
const act = z.discriminatedUnion("do", [
  z.strictObject({ do: z.literal("walk"), to: spot, speedMps: z.number().min(0.1).max(3).default(1.1) }),
  z.strictObject({
    do: z.literal("stand"),
    forS: seconds,
    /** Where the face points meanwhile. */
    facing: z.enum(["robot", "away", "aside"]).default("robot"),
  }),
  /** Into the room, whether or not anybody asked. */
  z.strictObject({ do: z.literal("say"), words: z.string().min(1) }),
  /** Touches the attract screen. */
  z.strictObject({ do: z.literal("touch-start") }),
  /** Answers what is asked, until the robot has said goodbye or this person's patience ends. */
  z.strictObject({ do: z.literal("converse"), patienceS: seconds.default(180) }),
]);
export type Act = z.infer<typeof act>;

const person = z.strictObject({
  name: z.string().min(1),
  heightM: z.number().min(1).max(2.1).default(1.72),
  /** Which of the wardrobe's looks; people of one scenario should differ. */
  look: z.number().int().min(0).max(5).default(0),
  /** Voice that speaks this person's lines, by the name that the synthesiser knows it by. */
  voice: z.string().min(1).default("slt"),
  entersAtS: seconds.default(0),
  from: spot.default([7, -3]),
  acts: z.array(act).min(1),
  /** By question id: `consent`, `name`, `confirm-name`, … */
  answers: z.record(z.string(), z.array(answer).min(1)).default({}),
});
export type PersonScript = z.infer<typeof person>;

const recordExpectation = z.strictObject({
  /** Values by field id, exactly. */
  fields: z.record(z.string(), z.string()).default({}),
  /** `group: tag` */
  tags: z.record(z.string(), z.string()).default({}),
});

export const scenarioSchema = z.strictObject({
  title: z.string().min(1),
  /** The visit is judged when this much time has passed, or before, when everybody has left and it is quiet. */
  lastsS: z.number().min(1).max(3600),
  room: room.prefault({}),
  network: z
    .strictObject({
      latencyMs: z.number().min(0).max(10_000).default(40),
    })
    .prefault({}),
  faults: z.array(mishap).default([]).describe("what goes wrong, and when"),
  people: z.array(person).min(1),
  expect: z.strictObject({
    greeted: z.boolean(),
    greetedByS: seconds.optional(),
    outcome: z.enum(["completed", "declined", "abandoned", "handed-over"]).optional(),
    /** Exactly these leads stand in the hub, in this order; an empty list: nothing was stored. */
    records: z.array(recordExpectation),
    /** The hub had none of them before this, because the network was down. */
    recordsNotBeforeS: seconds.optional(),
    headWithinLimits: z.boolean().default(true),
  }),
});
export type Scenario = z.infer<typeof scenarioSchema>;

/**
 * Reads a scenario. `place` is what to call it in the message: a file. Throws a `Fault` `scenario.invalid`
 * that names every mistake by its path.
 */
export function parseScenario(text: string, place: string): Scenario {
  return readYaml(text, place, scenarioSchema, {
    code: "scenario.invalid",
    noun: "a scenario",
    remedy: "Correct these; sim/README.md explains every entry.",
  });
}
