import fc from "fast-check";
import { expect, test } from "vitest";
import type { Down } from "./protocol/down.ts";
import { nextUplink, stoppedUplink, type UplinkEvent, type UplinkMachine } from "./uplink-machine.ts";

const told = (message: Down): UplinkEvent => ({ type: "told", message });
const challenge = told({ type: "challenge", nonce: "n".repeat(32) });
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

test("being revoked changes nothing in the queue and slows the calls down", () => {
  const { machine, effects } = nextUplink(after(...online), told({ type: "revoked" }));
  expect(machine.unpaired).toBe(true);
  expect(effects.map((effect) => effect.do)).toEqual(["note", "hang-up", "wait"]);
  expect(effects.at(-1)).toMatchObject({ how: "unpaired" });
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
