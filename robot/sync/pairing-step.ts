import type { Down } from "./protocol/down.ts";

/** How far a robot has come that asks to belong to somebody. */
export type PairingStep =
  /** A code is due. */
  | { readonly at: "asked" }
  /** `url` is of the console's page for this code; null when the hub has no address to give. */
  | { readonly at: "code"; readonly code: string; readonly url: string | null }
  /** An owner wants it: somebody has to press. */
  | {
      readonly at: "approved";
      readonly pairing: string;
      readonly account: string;
      readonly robot: string;
    }
  /** Somebody pressed "yes"; the hub's word is due. */
  | { readonly at: "confirming" };

/** What people in front of the robot are shown of it. */
export type ShownPairing = Extract<PairingStep, { at: "code" | "approved" }>;

export type PairingEffect =
  | { readonly do: "ask-for-code"; readonly nonce: string }
  /** The code, or the approval, is worth nothing then. */
  | { readonly do: "renew-code"; readonly inMs: number }
  | { readonly do: "answer-approval"; readonly pairing: string; readonly yes: boolean };

/** A code is replaced while there is still time to type it, so that the screen never shows one that is dead. */
const RENEW_AT = 0.95;

/** What the hub's answer makes of it. Pure. */
export function pairingTold(message: Extract<Down, { type: "pair.code" | "pair.approved" }>): {
  readonly step: PairingStep;
  readonly effects: readonly PairingEffect[];
} {
  switch (message.type) {
    case "pair.code": {
      const { code, url, validForMs } = message;
      return {
        step: { at: "code", code, url },
        effects: [{ do: "renew-code", inMs: Math.ceil(validForMs * RENEW_AT) }],
      };
    }
    case "pair.approved": {
      const { pairing, account, robot, validForMs } = message;
      return {
        step: { at: "approved", pairing, account: account.name, robot },
        effects: [{ do: "renew-code", inMs: validForMs }],
      };
    }
  }
}

/** Somebody pressed. Null when it was meant for something that is no longer on the screen. Pure. */
export function pairingPressed(
  step: PairingStep,
  nonce: string,
  pressed: { readonly pairing: string; readonly yes: boolean },
): { readonly step: PairingStep; readonly effects: readonly PairingEffect[] } | null {
  if (step.at !== "approved" || step.pairing !== pressed.pairing) return null;
  const answer = { do: "answer-approval", ...pressed } as const;
  return pressed.yes
    ? { step: { at: "confirming" }, effects: [answer] }
    : { step: { at: "asked" }, effects: [answer, { do: "ask-for-code", nonce }] };
}
