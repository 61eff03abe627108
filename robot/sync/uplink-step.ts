import type { CallEvent } from "./call.ts";
import type { PairingEffect, PairingStep } from "./pairing-step.ts";
import type { Order } from "./protocol/order.ts";

/** Where the conversation with the hub stands. Each phase knows only what is true in it. */
export type Phase =
  | { readonly at: "stopped" }
  | { readonly at: "waiting" }
  | { readonly at: "dialling" }
  /** Connected; the hub's challenge is due. */
  | { readonly at: "connected" }
  /** The challenge is answered; the hub's welcome is due. */
  | { readonly at: "introduced"; readonly nonce: string }
  /** The hub does not know this robot: it asks to belong to somebody. */
  | { readonly at: "pairing"; readonly nonce: string; readonly step: PairingStep }
  | {
      readonly at: "online";
      readonly nonce: string;
      readonly window: number;
      /** Sequences that the hub has not answered yet, in the order they were sent. */
      readonly inFlight: readonly number[];
      /** Orders to be answered once nothing waits any more. */
      readonly draining: readonly string[];
    };

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
  /** The code on the screen is about to be worth nothing. */
  | { readonly type: "code-stale" }
  /** Somebody answered what the screen asked. */
  | { readonly type: "pressed"; readonly pairing: string; readonly yes: boolean }
  | { readonly type: "outbox-failed"; readonly code: string };

export type UplinkEffect =
  | PairingEffect
  | { readonly do: "dial" }
  | { readonly do: "hang-up" }
  /** `failures` is 1 for the first wait after things went well. */
  | { readonly do: "wait"; readonly how: "back-off" | "long"; readonly failures: number }
  | { readonly do: "expect-reply" }
  | { readonly do: "owe-nothing" }
  | { readonly do: "introduce"; readonly nonce: string }
  /** Send up to `limit` pending letters with a sequence above `after`. */
  | { readonly do: "push"; readonly after: number; readonly limit: number }
  | { readonly do: "settle"; readonly upTo: number }
  | { readonly do: "quarantine"; readonly sequence: number; readonly reasons: readonly string[] }
  | { readonly do: "report-health" }
  | { readonly do: "consider-config"; readonly version: number; readonly document: Record<string, unknown> }
  /** Before anything is sent: letters of another account are not for this one. */
  | { readonly do: "belong"; readonly account: string }
  | { readonly do: "carry-out"; readonly order: Order }
  /** Everything was delivered: the rest of the order is to be done and answered. */
  | { readonly do: "finish-draining"; readonly order: string }
  /** Replace it when it is old; `nonce` is of this connection. */
  | { readonly do: "look-after-key"; readonly nonce: string }
  | { readonly do: "use-new-key"; readonly publicKey: string }
  | { readonly do: "drop-new-key" }
  | { readonly do: "note"; readonly event: string; readonly detail: string };

export interface UplinkStep {
  readonly machine: UplinkMachine;
  readonly effects: readonly UplinkEffect[];
}
