import { beforeEach, describe, expect, test } from "vitest";
import { silentJournal } from "../../kernel/journal.ts";
import { ManualClock } from "../../kernel/manual-clock.ts";
import { type InMemoryGraph, InMemoryNetwork } from "./in-memory-graph.ts";
import type { ParameterEvent } from "./messages/rcl-interfaces.ts";
import { ParameterBoard } from "./parameter-board.ts";
import { parameterMessage } from "./parameter-messages.ts";
import { listed, parameterServices, serveParameters } from "./parameter-services.ts";
import { EVENTS } from "./qos.ts";
import type { ParameterDeclaration, Service } from "./ros-graph.ts";

const range = { from: 0, to: 10 };
const declarations: readonly ParameterDeclaration[] = [
  { name: "gaze.reachM", type: "double", default: 2.5, description: "how far", range },
  { name: "gaze.dwellMs", type: "integer", default: 800, description: "", constraints: "in tens" },
  { name: "anything", type: "integer", default: 1, description: "", range: { from: -Infinity, to: 2 ** 70 } },
  { name: "speech", type: "bool", default: true, description: "", readOnly: true },
];

describe("the parameter services", () => {
  let peer: InMemoryGraph;
  let board: ParameterBoard;
  let events: ParameterEvent[];

  beforeEach(() => {
    const network = new InMemoryNetwork({ journal: silentJournal });
    const node = network.node("receptionist");
    peer = network.node("peer");
    board = new ParameterBoard("/receptionist", silentJournal, declarations, {}, () => ({ accepted: true }));
    serveParameters(node, board, new ManualClock());
    events = [];
    const topic = { name: "/parameter_events", type: "rcl_interfaces/msg/ParameterEvent", qos: EVENTS };
    peer.subscribe<ParameterEvent>(topic, (event) => events.push(event));
  });

  const ask = <Request, Response>(service: Service<Request, Response>, request: Request): Promise<Response> =>
    peer.call(
      { ...service, name: service.name.replace("~", "/receptionist") },
      request,
      AbortSignal.timeout(1000),
    );

  test("tell names, types, values and descriptors, also of what was never declared", async () => {
    const names = ["gaze.reachM", "speech", "nonsense", ""];
    expect(await ask(parameterServices.types, { names })).toEqual({ types: [3, 1, 0, 0] });
    const { values } = await ask(parameterServices.get, { names });
    expect(values).toMatchObject([
      { type: 3, double_value: 2.5 },
      { bool_value: true },
      { type: 0 },
      { type: 0 },
    ]);
    const { descriptors } = await ask(parameterServices.describe, { names: ["anything", ...names] });
    expect(descriptors).toMatchObject([
      { integer_range: [{ from_value: -(2n ** 63n), to_value: 2n ** 63n - 1n, step: 0n }] },
      { name: "gaze.reachM", floating_point_range: [{ from_value: 0, to_value: 10, step: 0 }] },
      { name: "speech", read_only: true },
      { name: "nonsense", type: 0 },
      { name: "", type: 0 },
    ]);
    const { result } = await ask(parameterServices.list, { prefixes: ["gaze"], depth: 0n });
    expect(result).toEqual({ names: ["gaze.reachM", "gaze.dwellMs"], prefixes: ["gaze"] });
  });

  test("refuse what no honest peer sends: no name, no type, a deletion", async () => {
    const [declared] = declarations;
    const parameters = [
      parameterMessage("", declared, 1.5),
      parameterMessage("gaze.reachM", undefined, undefined),
      { name: "gaze.reachM", value: { ...parameterMessage("", declared, 1.5).value, type: 99 } },
      { name: "gaze.reachM", value: { ...parameterMessage("", declared, Number.NaN).value } },
    ];
    const { results } = await ask(parameterServices.set, { parameters });
    expect(results.map(({ successful }) => successful)).toEqual([false, false, false, false]);
    for (const { reason } of results) expect(reason).not.toBe("");
    expect(board.values["gaze.reachM"]).toBe(2.5);
  });

  test("set each by itself, or all of them or none; whole numbers do for a double", async () => {
    const [reach, dwell] = declarations;
    const parameters = [
      parameterMessage("gaze.reachM", { ...reach!, type: "integer" }, 4),
      parameterMessage("gaze.dwellMs", { ...dwell!, type: "string" }, "long"),
    ];
    const atomically = await ask(parameterServices.setAtomically, { parameters });
    expect(atomically.result).toMatchObject({
      successful: false,
      reason: expect.stringContaining("gaze.dwellMs"),
    });
    expect(board.values["gaze.reachM"]).toBe(2.5);
    const { results } = await ask(parameterServices.set, { parameters });
    expect(results.map(({ successful }) => successful)).toEqual([true, false]);
    expect(board.values["gaze.reachM"]).toBe(4);
    expect(events).toMatchObject([
      { node: "/receptionist", changed_parameters: [{ name: "gaze.reachM", value: { double_value: 4 } }] },
    ]);
  });
});

describe("the list of parameters", () => {
  const names = ["speech", "gaze.reachM", "gaze.limits.pan", "gazette"];

  test.each([
    [[], 0, names],
    [[], 1, ["speech", "gazette"]],
    [[], 2, ["speech", "gaze.reachM", "gazette"]],
    [["gaze"], 0, ["gaze.reachM", "gaze.limits.pan"]],
    [["gaze"], 1, ["gaze.reachM"]],
    [["speech", "gaze.limits"], 0, ["speech", "gaze.limits.pan"]],
    [["nothing"], 0, []],
  ] as const)("under %j, %i deep", (prefixes, depth, expected) => {
    expect(listed(names, prefixes, depth).names).toEqual(expected);
  });
});
