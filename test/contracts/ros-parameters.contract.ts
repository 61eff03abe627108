import { describe, expect, test } from "vitest";
import type {
  ParameterDeclaration,
  ParameterValue,
  ParameterVerdict,
} from "../../robot/ros/graph/ros-graph.ts";
import { complaintsOf, type GraphUnderTest } from "./graph-under-test.ts";

/** What every graph promises of a node's parameters. */
export function parameterContract(world: () => GraphUnderTest): void {
  describe("parameters", () => {
    const declarations: readonly ParameterDeclaration[] = [
      {
        name: "gaze.dwellMs",
        type: "integer",
        default: 800,
        description: "how long",
        range: { from: 0, to: 5000 },
      },
      {
        name: "gaze.reachM",
        type: "double",
        default: 2.5,
        description: "how far",
        range: { from: 0, to: 10 },
      },
      { name: "speech", type: "bool", default: true, description: "whether" },
      { name: "frame", type: "string", default: "camera_link", description: "which" },
      { name: "languages", type: "string-array", default: ["en"], description: "which" },
      { name: "name", type: "string", default: "stella", description: "fixed", readOnly: true },
    ];
    const declare = (onSet: (changes: Readonly<Record<string, ParameterValue>>) => ParameterVerdict) =>
      world().graph.declareParameters(declarations, onSet);

    test("start with their defaults, and are changed all at once or not at all", async () => {
      const seen: unknown[] = [];
      const initial = declare((changes) => {
        seen.push(changes);
        return changes["gaze.reachM"] === 3.5
          ? { accepted: false, reason: "not that far" }
          : { accepted: true };
      });
      expect(initial).toEqual(
        Object.fromEntries(declarations.map(({ name, default: value }) => [name, value])),
      );
      const good = {
        "gaze.dwellMs": 500,
        "gaze.reachM": 1.5,
        speech: false,
        frame: "eye",
        languages: ["de", "es"],
      };
      expect(await world().setParameters(good)).toEqual({ accepted: true });
      const refused = { "gaze.dwellMs": 600, "gaze.reachM": 3.5 };
      expect(await world().setParameters(refused)).toEqual({ accepted: false, reason: "not that far" });
      expect(seen).toEqual([good, refused]);
    });

    test("are refused with the reason when they do not fit", async () => {
      let asked = 0;
      declare(() => {
        asked++;
        return { accepted: true };
      });
      const bad: readonly [Readonly<Record<string, ParameterValue>>, RegExp][] = [
        [{ "gaze.dwellMs": 5001 }, /gaze\.dwellMs.*5000/],
        [{ "gaze.reachM": -0.5 }, /gaze\.reachM.*0/],
        [{ speech: "yes" }, /speech.*bool/],
        [{ "gaze.dwellMs": 1.5 }, /gaze\.dwellMs.*integer/],
        [{ name: "other" }, /read-only/],
        [{ speech: false, nonsense: 1 }, /no parameter nonsense/],
      ];
      for (const [changes, reason] of bad) {
        const verdict = await world().setParameters(changes);
        expect(verdict).toEqual({ accepted: false, reason: expect.stringMatching(reason) });
      }
      expect(asked).toBe(0);
    });

    test("whose change makes the node fail stay as they were, and it is reported", async () => {
      declare(() => {
        throw new Error("considering");
      });
      expect(await world().setParameters({ speech: false })).toMatchObject({ accepted: false });
      expect(complaintsOf(world())).toEqual(["/receptionist/set_parameters: considering"]);
    });

    test("are declared with defaults that fit, and once", async () => {
      const misfit = { name: "speech", type: "bool", default: 3, description: "" } as const;
      expect(() => world().graph.declareParameters([misfit], () => ({ accepted: true }))).toThrow(
        expect.objectContaining({ code: "ros.bad-parameter" }),
      );
      declare(() => ({ accepted: true }));
      expect(() => declare(() => ({ accepted: true }))).toThrow(/twice/);
    });
  });
}
