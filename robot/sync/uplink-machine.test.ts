import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Down } from "./protocol/down.ts";
import { nextUplink, stoppedUplink } from "./uplink-machine.ts";
import type { UplinkEvent, UplinkMachine } from "./uplink-step.ts";

const told = (message: Down): UplinkEvent => ({ type: "told", message });
const NONCE = "n".repeat(32);
const challenge = told({ type: "challenge", nonce: NONCE });
const welcome = told({ type: "welcome", protocolVersion: 1, robot: "Lobby", cursor: 0, window: 8 });
const ack = (upTo: number) => told({ type: "intake.ack", upTo });

function after(...events: readonly UplinkEvent[]): UplinkMachine {
  return events.reduce((machine, event) => nextUplink(machine, event).machine, stoppedUplink(4));
}

const online = [{ type: "started" }, { type: "dialled" }, challenge, welcome] as const;

test("the smaller of both windows counts", () => {
  expect(nextUplink(after(...online.slice(0, 3)), welcome).effects).toContainEqual({
    do: "push",
    after: 0,
    limit: 4,
  });
});

test("an acknowledgement settles what was sent, however far it claims to reach", () => {
  const machine = after(...online, { type: "pushed", sequences: [1, 2], stuck: false });
  expect(nextUplink(machine, ack(999)).effects).toContainEqual({ do: "settle", upTo: 2 });
});

test("an acknowledgement that nothing was sent for settles nothing", () => {
  expect(nextUplink(after(...online), ack(5)).effects).toEqual([]);
  expect(nextUplink(after({ type: "started" }), ack(5)).effects).not.toContainEqual(
    expect.objectContaining({ do: "settle" }),
  );
});

test("a hub that welcomes and then fails on every push is called less and less often", () => {
  const failing: UplinkEvent[] = [
    ...online,
    { type: "pushed", sequences: [1], stuck: false },
    { type: "lost", why: "reset" },
    { type: "retry-due" },
    ...online.slice(1),
    { type: "pushed", sequences: [1], stuck: false },
  ];
  expect(nextUplink(after(...failing), { type: "lost", why: "reset" }).effects).toContainEqual({
    do: "wait",
    how: "back-off",
    failures: 2,
  });
});

test("being revoked changes nothing in the queue, and the next call asks for a code", () => {
  const { machine, effects } = nextUplink(after(...online), told({ type: "revoked" }));
  expect(machine.unpaired).toBe(true);
  expect(effects.map((effect) => effect.do)).toEqual(["note", "hang-up", "wait"]);
  const called = [{ type: "retry-due" }, { type: "dialled" }] as const;
  const again = called.reduce((now, event) => nextUplink(now, event).machine, machine);
  expect(nextUplink(again, challenge).effects).toContainEqual({ do: "ask-for-code", nonce: NONCE });
});

describe("a robot that belongs to nobody", () => {
  const asked = after(
    ...online,
    told({ type: "revoked" }),
    { type: "retry-due" },
    { type: "dialled" },
    challenge,
  );
  const code = told({ type: "pair.code", code: "WDJB-MJHT", validForMs: 600_000, url: null });
  const approved = told({
    type: "pair.approved",
    pairing: "6b9ac29c-5a5e-4dc4-9bd8-1f2d6a7c0001",
    account: { id: "a", name: "Luna" },
    robot: "Desk",
    validForMs: 600_000,
  });
  const press = (yes: boolean, pairing = "6b9ac29c-5a5e-4dc4-9bd8-1f2d6a7c0001"): UplinkEvent => ({
    type: "pressed",
    pairing,
    yes,
  });
  const then = (...events: readonly UplinkEvent[]) =>
    events.reduce((machine, event) => nextUplink(machine, event).machine, asked);

  test("replaces its code while there is still time to type it", () => {
    expect(nextUplink(asked, code).effects).toContainEqual({ do: "renew-code", inMs: 570_000 });
    expect(nextUplink(then(code), { type: "code-stale" }).effects[0]).toEqual({
      do: "ask-for-code",
      nonce: NONCE,
    });
  });

  test("confirms nothing before an owner approved, and nothing but what is on the screen", () => {
    expect(nextUplink(then(code), press(true)).effects).toEqual([]);
    expect(nextUplink(then(code, approved), press(true, "another approval")).effects).toEqual([]);
    expect(nextUplink(then(code, approved), press(true)).effects).toContainEqual(
      expect.objectContaining({ do: "answer-approval", yes: true }),
    );
  });

  test("asks for another code when somebody says no", () => {
    expect(nextUplink(then(code, approved), press(false)).effects.map((effect) => effect.do)).toEqual([
      "answer-approval",
      "ask-for-code",
      "expect-reply",
    ]);
  });

  test("confirms once, however often somebody presses", () => {
    expect(nextUplink(then(code, approved, press(true)), press(true)).effects).toEqual([]);
  });

  test("calls again as itself once it is paired, not at the speed of the network", () => {
    const { machine, effects } = nextUplink(then(code, approved, press(true)), told({ type: "paired" }));
    expect(machine.unpaired).toBe(false);
    expect(effects.map((effect) => effect.do)).toEqual(["hang-up", "wait"]);
  });

  test("waits long when the hub gives no code, as one does that knows no codes", () => {
    for (const no of ["too-many-requests", "not-understood", "unauthorised"] as const)
      expect(nextUplink(asked, told({ type: "error", code: no, detail: "" })).effects).toContainEqual(
        expect.objectContaining({ do: "wait", how: "long" }),
      );
  });
});

test("letters of another account are seen to before anything is sent", () => {
  const account = { id: "luna", name: "Luna" };
  const hello = told({
    type: "welcome",
    protocolVersion: 2,
    robot: "Lobby",
    account,
    cursor: 0,
    window: 8,
  });
  expect(nextUplink(after(...online.slice(0, 3)), hello).effects[0]).toEqual({
    do: "belong",
    account: "luna",
  });
});

test("a drain is answered when nothing waits any more, and not before", () => {
  const drain = told({ type: "order", id: "d", kind: "drain", records: [] });
  const machine = after(...online, { type: "pushed", sequences: [1], stuck: false }, drain);
  const finished = { do: "finish-draining", order: "d" };
  const more = nextUplink(machine, { type: "pushed", sequences: [2], stuck: false });
  expect(more.effects).not.toContainEqual(finished);
  const acked = nextUplink(more.machine, ack(2)).machine;
  expect(nextUplink(acked, { type: "pushed", sequences: [], stuck: false }).effects).toContainEqual(finished);
});

test("whatever happens in whatever order, only sent letters are settled or quarantined, and one wait is set at a time", () => {
  const event = fc.oneof(
    fc.constantFrom<UplinkEvent>(
      ...online,
      { type: "lost", why: "reset" },
      { type: "posted" },
      { type: "retry-due" },
      { type: "reply-overdue" },
      { type: "health-due" },
      { type: "garbled", problem: "not JSON" },
      { type: "outbox-failed", code: "outbox.disk-full" },
      told({ type: "revoked" }),
      told({ type: "error", code: "unauthorised", detail: "" }),
      told({ type: "paired" }),
      told({ type: "pair.code", code: "WDJB-MJHT", validForMs: 600_000, url: null }),
      told({ type: "order", id: "o", kind: "drain", records: [] }),
      { type: "code-stale" },
    ),
    fc.integer({ min: 1, max: 30 }).map(ack),
    fc
      .integer({ min: 1, max: 30 })
      .map((sequence) => told({ type: "intake.reject", sequence, reasons: ["No name."] })),
  );
  fc.assert(
    fc.property(fc.array(event, { maxLength: 60 }), (events) => {
      let machine = stoppedUplink(4);
      let nextSequence = 1;
      for (const happened of events) {
        const inFlight = machine.phase.at === "online" ? machine.phase.inFlight : [];
        const step = nextUplink(machine, happened);
        machine = step.machine;
        for (const effect of step.effects) {
          if (effect.do === "settle") expect(inFlight).toContain(effect.upTo);
          if (effect.do === "quarantine") expect(inFlight).toContain(effect.sequence);
          if (effect.do === "push") {
            expect(effect.limit).toBeGreaterThan(0);
            const sequences = Array.from({ length: effect.limit }, () => nextSequence++);
            machine = nextUplink(machine, { type: "pushed", sequences, stuck: false }).machine;
          }
        }
        if (machine.phase.at === "online") expect(machine.phase.inFlight.length).toBeLessThanOrEqual(4);
        expect(step.effects.filter((effect) => effect.do === "wait").length).toBeLessThanOrEqual(1);
      }
    }),
  );
});
