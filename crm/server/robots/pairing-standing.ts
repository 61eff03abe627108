import type { WallTime } from "../../../robot/kernel/clock.ts";
import type { Pairing } from "../../contract/robot.ts";
import type { PairingRow } from "./pairing-store.ts";
import { fingerprintOf } from "./robot-key.ts";

/** How far a pairing has come. Pure. What was confirmed or declined stays so after its time. */
export function standingOf(
  row: Pick<PairingRow, "approvedAt" | "confirmedAt" | "declinedAt" | "expiresAt">,
  at: WallTime,
): Pairing["standing"] {
  if (row.confirmedAt) return "confirmed";
  if (row.declinedAt) return "declined";
  if (row.expiresAt.getTime() <= at) return "expired";
  return row.approvedAt ? "approved" : "asked";
}

/** As the owner sees it. */
export function pairingOf(row: PairingRow, at: WallTime): Pairing {
  return {
    id: row.id,
    suggestedName: row.suggestedName,
    softwareVersion: row.softwareVersion,
    fingerprint: fingerprintOf(row.publicKey),
    expiresAt: row.expiresAt.toISOString(),
    standing: standingOf(row, at),
  };
}
