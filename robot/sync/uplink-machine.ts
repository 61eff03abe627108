import { pairingPressed, pairingTold } from "./pairing-step.ts";
import type { Down } from "./protocol/down.ts";
import type { Order } from "./protocol/order.ts";
import type { Welcome } from "./protocol/welcome.ts";
import type { Phase, UplinkEffect, UplinkEvent, UplinkMachine, UplinkStep } from "./uplink-step.ts";

export function stoppedUplink(ownWindow: number): UplinkMachine {
  return { phase: { at: "stopped" }, ownWindow, failures: 0, unpaired: false };
}

/** Decides what one event means for the conversation with the hub. Pure. */
export function nextUplink(machine: UplinkMachine, event: UplinkEvent): UplinkStep {
  switch (event.type) {
    case "started":
      return dial(machine);
    case "retry-due":
      return machine.phase.at === "waiting" ? dial(machine) : unchanged(machine);
    case "dialled":
      return machine.phase.at === "dialling"
        ? { machine: { ...machine, phase: { at: "connected" } }, effects: [{ do: "expect-reply" }] }
        : unchanged(machine);
    case "lost":
      return giveUp(machine, "uplink.lost", event.why);
    case "reply-overdue":
      return giveUp(machine, "uplink.silent", "the hub owed an answer");
    case "outbox-failed":
      return giveUp(machine, "uplink.outbox-failed", event.code);
    case "garbled":
      // Ignored: an ack that was meant is missed by `reply-overdue`.
      return { machine, effects: [{ do: "note", event: "uplink.garbled", detail: event.problem }] };
    case "posted":
      return machine.phase.at === "online" ? push(machine, machine.phase) : unchanged(machine);
    case "pushed":
      return pushed(machine, event.sequences, event.stuck);
    case "health-due":
      return machine.phase.at === "online"
        ? {
            machine,
            effects: [{ do: "report-health" }, { do: "look-after-key", nonce: machine.phase.nonce }],
          }
        : unchanged(machine);
    case "code-stale":
      return machine.phase.at === "pairing" ? askForCode(machine, machine.phase.nonce) : unchanged(machine);
    case "pressed":
      return pressed(machine, event);
    case "told":
      return told(machine, event.message);
  }
}

function told(machine: UplinkMachine, message: Down): UplinkStep {
  const { phase } = machine;
  switch (message.type) {
    case "challenge":
      if (phase.at !== "connected") return outOfTurn(machine, message);
      if (machine.unpaired) return askForCode(machine, message.nonce);
      return {
        machine: { ...machine, phase: { at: "introduced", nonce: message.nonce } },
        effects: [{ do: "introduce", nonce: message.nonce }, { do: "expect-reply" }],
      };
    case "pair.code":
    case "pair.approved": {
      if (phase.at !== "pairing") return outOfTurn(machine, message);
      const { step, effects } = pairingTold(message);
      return {
        machine: { ...machine, phase: { ...phase, step } },
        effects: [{ do: "owe-nothing" }, ...effects],
      };
    }
    case "paired":
      if (phase.at !== "pairing") return outOfTurn(machine, message);
      return callAgain({ ...machine, unpaired: false }, "back-off");
    case "welcome":
      return phase.at === "introduced"
        ? welcomed(machine, phase.nonce, message)
        : outOfTurn(machine, message);
    case "intake.ack":
      return phase.at === "online" ? acked(machine, phase, message.upTo) : outOfTurn(machine, message);
    case "intake.reject":
      if (phase.at !== "online" || !phase.inFlight.includes(message.sequence)) {
        return outOfTurn(machine, message);
      }
      return {
        machine,
        effects: [{ do: "quarantine", sequence: message.sequence, reasons: message.reasons }],
      };
    case "config":
      if (phase.at !== "online") return outOfTurn(machine, message);
      return {
        machine,
        effects: [{ do: "consider-config", version: message.version, document: message.document }],
      };
    case "command":
      return phase.at === "online"
        ? { machine, effects: [{ do: "report-health" }] }
        : outOfTurn(machine, message);
    case "order":
      return phase.at === "online" ? ordered(machine, phase, message) : outOfTurn(machine, message);
    case "key.rotated":
      return phase.at === "online"
        ? { machine, effects: [{ do: "use-new-key", publicKey: message.newPublicKey }] }
        : outOfTurn(machine, message);
    case "revoked":
      return giveUp({ ...machine, unpaired: true }, "uplink.revoked", "the owner revoked this robot");
    case "error":
      return refused(machine, message.code, message.detail);
  }
}

type Refusal = Extract<Down, { type: "error" }>["code"];

function refused(machine: UplinkMachine, code: Refusal, detail: string): UplinkStep {
  const note = `${code}: ${detail}`;
  switch (code) {
    case "key-refused":
      return {
        machine,
        effects: [{ do: "note", event: "uplink.key-refused", detail }, { do: "drop-new-key" }],
      };
    case "too-many-requests":
      return giveUp(machine, "uplink.refused", note, "long");
    case "not-understood":
      // A hub from before robots could ask for a code: an operator has to enrol this one.
      if (machine.phase.at === "pairing") return giveUp(machine, "uplink.refused", note, "long");
      return { machine, effects: [{ do: "note", event: "uplink.refused", detail: note }] };
    case "unauthorised": {
      const how = machine.phase.at === "pairing" ? "long" : "back-off";
      return giveUp({ ...machine, unpaired: true }, "uplink.unauthorised", detail, how);
    }
    case "out-of-turn":
    case "unsupported-version":
    case "gap":
    case "window-exceeded":
    case "replaced":
    case "unavailable":
      return giveUp(machine, "uplink.refused", note);
  }
}

type Online = Extract<Phase, { at: "online" }>;

function welcomed(machine: UplinkMachine, nonce: string, { window, account }: Welcome): UplinkStep {
  const online = {
    at: "online",
    nonce,
    window: Math.min(window, machine.ownWindow),
    inFlight: [],
    draining: [],
  } as const;
  const step = push({ ...machine, unpaired: false, phase: online }, online);
  const belong: UplinkEffect[] = account ? [{ do: "belong", account: account.id }] : [];
  return {
    ...step,
    effects: [...belong, { do: "report-health" }, ...step.effects, { do: "look-after-key", nonce }],
  };
}

/** Also in the place of the code before, which is worth nothing from then on. */
function askForCode(machine: UplinkMachine, nonce: string): UplinkStep {
  return {
    machine: { ...machine, phase: { at: "pairing", nonce, step: { at: "asked" } } },
    effects: [{ do: "ask-for-code", nonce }, { do: "expect-reply" }],
  };
}

function pressed(machine: UplinkMachine, event: Extract<UplinkEvent, { type: "pressed" }>): UplinkStep {
  const { phase } = machine;
  if (phase.at !== "pairing") return unchanged(machine);
  const next = pairingPressed(phase.step, phase.nonce, { pairing: event.pairing, yes: event.yes });
  if (!next) return unchanged(machine);
  return {
    machine: { ...machine, phase: { ...phase, step: next.step } },
    effects: [...next.effects, { do: "expect-reply" }],
  };
}

function ordered(machine: UplinkMachine, phase: Online, order: Order): UplinkStep {
  const effects: UplinkEffect[] = [{ do: "carry-out", order }];
  if (order.kind !== "drain") return { machine, effects };
  const online = { ...phase, draining: [...phase.draining, order.id] };
  // Pushing what waits also tells whether anything does.
  const step = push({ ...machine, phase: online }, online);
  return { ...step, effects: [...effects, ...step.effects] };
}

/** The hub settles what it was sent and nothing else, whatever number it names. */
function acked(machine: UplinkMachine, phase: Online, upTo: number): UplinkStep {
  const settled = phase.inFlight.filter((sequence) => sequence <= upTo);
  const last = settled.at(-1);
  if (last === undefined) return unchanged(machine);
  const online = { ...phase, inFlight: phase.inFlight.slice(settled.length) };
  const step = push({ ...machine, phase: online }, online);
  return { ...step, effects: [{ do: "settle", upTo: last }, ...step.effects] };
}

function push(machine: UplinkMachine, phase: Online): UplinkStep {
  const limit = phase.window - phase.inFlight.length;
  if (limit <= 0) return unchanged(machine);
  return { machine, effects: [{ do: "push", after: phase.inFlight.at(-1) ?? 0, limit }] };
}

function pushed(machine: UplinkMachine, sequences: readonly number[], stuck: boolean): UplinkStep {
  if (machine.phase.at !== "online") return unchanged(machine);
  const inFlight = [...machine.phase.inFlight, ...sequences];
  if (inFlight.length === 0 && stuck) return giveUp(machine, "uplink.stuck", "the link takes nothing");
  const phase = { ...machine.phase, inFlight };
  // Only a hub that owes nothing has shown that it works: one that welcomes and then fails on every push
  // must not be called again in half a second for ever.
  if (inFlight.length > 0) return { machine: { ...machine, phase }, effects: [{ do: "expect-reply" }] };
  const drained = phase.draining.map((order) => ({ do: "finish-draining", order }) as const);
  return {
    machine: { ...machine, phase: { ...phase, draining: [] }, failures: 0 },
    effects: [{ do: "owe-nothing" }, ...drained],
  };
}

function dial(machine: UplinkMachine): UplinkStep {
  return { machine: { ...machine, phase: { at: "dialling" } }, effects: [{ do: "dial" }] };
}

/** `long`: calling sooner would not help. */
function giveUp(
  machine: UplinkMachine,
  event: string,
  detail: string,
  how: "back-off" | "long" = "back-off",
): UplinkStep {
  if (machine.phase.at === "waiting" || machine.phase.at === "stopped") return unchanged(machine);
  const step = callAgain(machine, how);
  return { ...step, effects: [{ do: "note", event, detail }, ...step.effects] };
}

function callAgain(machine: UplinkMachine, how: "back-off" | "long"): UplinkStep {
  const failures = machine.failures + 1;
  return {
    machine: { ...machine, failures, phase: { at: "waiting" } },
    effects: [{ do: "hang-up" }, { do: "wait", how, failures }],
  };
}

function outOfTurn(machine: UplinkMachine, message: Down): UplinkStep {
  return { machine, effects: [{ do: "note", event: "uplink.out-of-turn", detail: message.type }] };
}

function unchanged(machine: UplinkMachine): UplinkStep {
  return { machine, effects: [] };
}
