import type { CallEvent } from "./call.ts";
import type { Down } from "./protocol/down.ts";

/** Where the conversation with the hub stands. Each phase knows only what is true in it. */
export type Phase =
  | { readonly at: "stopped" }
  | { readonly at: "waiting" }
  | { readonly at: "dialling" }
  /** Connected; the hub's challenge is due. */
  | { readonly at: "connected" }
  /** The challenge is answered; the hub's welcome is due. */
  | { readonly at: "introduced" }
  /** `inFlight`: sequences that the hub has not answered yet, in the order they were sent. */
  | { readonly at: "online"; readonly window: number; readonly inFlight: readonly number[] };

export interface UplinkMachine {
  readonly phase: Phase;
  /** Letters that this robot sends ahead of an answer, at most. */
  readonly ownWindow: number;
  /** Connections in a row that came to nothing. */
  readonly failures: number;
  /** The hub does not know this robot, as far as we have heard. */
  readonly unpaired: boolean;
}

export type UplinkEvent =
  | { readonly type: "started" }
  | CallEvent
  | { readonly type: "posted" }
  /** What a `push` effect got onto the link. `stuck`: the link took less than there was. */
  | { readonly type: "pushed"; readonly sequences: readonly number[]; readonly stuck: boolean }
  | { readonly type: "retry-due" }
  | { readonly type: "reply-overdue" }
  | { readonly type: "health-due" }
  | { readonly type: "outbox-failed"; readonly code: string };

export type UplinkEffect =
  | { readonly do: "dial" }
  | { readonly do: "hang-up" }
  /** `failures` is 1 for the first wait after things went well. */
  | { readonly do: "wait"; readonly how: "back-off" | "unpaired"; readonly failures: number }
  | { readonly do: "expect-reply" }
  | { readonly do: "owe-nothing" }
  | { readonly do: "introduce"; readonly nonce: string }
  /** Send up to `limit` pending letters with a sequence above `after`. */
  | { readonly do: "push"; readonly after: number; readonly limit: number }
  | { readonly do: "settle"; readonly upTo: number }
  | { readonly do: "quarantine"; readonly sequence: number; readonly reasons: readonly string[] }
  | { readonly do: "report-health" }
  | { readonly do: "consider-config"; readonly version: number; readonly document: Record<string, unknown> }
  | { readonly do: "note"; readonly event: string; readonly detail: string };

export interface UplinkStep {
  readonly machine: UplinkMachine;
  readonly effects: readonly UplinkEffect[];
}

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
        ? { machine, effects: [{ do: "report-health" }] }
        : unchanged(machine);
    case "told":
      return told(machine, event.message);
  }
}

function told(machine: UplinkMachine, message: Down): UplinkStep {
  const { phase } = machine;
  switch (message.type) {
    case "challenge":
      if (phase.at !== "connected") return outOfTurn(machine, message);
      return {
        machine: { ...machine, phase: { at: "introduced" } },
        effects: [{ do: "introduce", nonce: message.nonce }, { do: "expect-reply" }],
      };
    case "welcome": {
      if (phase.at !== "introduced") return outOfTurn(machine, message);
      const window = Math.min(message.window, machine.ownWindow);
      const online = { at: "online", window, inFlight: [] } as const;
      const step = push({ ...machine, unpaired: false, phase: online }, online);
      return { ...step, effects: [{ do: "report-health" }, ...step.effects] };
    }
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
    case "not-understood":
      return { machine, effects: [{ do: "note", event: "uplink.refused", detail: note }] };
    case "unauthorised":
      return giveUp({ ...machine, unpaired: true }, "uplink.unauthorised", detail);
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
  return inFlight.length === 0
    ? { machine: { ...machine, phase, failures: 0 }, effects: [{ do: "owe-nothing" }] }
    : { machine: { ...machine, phase }, effects: [{ do: "expect-reply" }] };
}

function dial(machine: UplinkMachine): UplinkStep {
  return { machine: { ...machine, phase: { at: "dialling" } }, effects: [{ do: "dial" }] };
}

function giveUp(machine: UplinkMachine, event: string, detail: string): UplinkStep {
  if (machine.phase.at === "waiting" || machine.phase.at === "stopped") return unchanged(machine);
  const failures = machine.failures + 1;
  return {
    machine: { ...machine, failures, phase: { at: "waiting" } },
    effects: [
      { do: "note", event, detail },
      { do: "hang-up" },
      { do: "wait", how: machine.unpaired ? "unpaired" : "back-off", failures },
    ],
  };
}

function outOfTurn(machine: UplinkMachine, message: Down): UplinkStep {
  return { machine, effects: [{ do: "note", event: "uplink.out-of-turn", detail: message.type }] };
}

function unchanged(machine: UplinkMachine): UplinkStep {
  return { machine, effects: [] };
}
