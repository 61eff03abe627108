import { approvePairing, lookUpPairing, readPairing } from "../../contract/robot.ts";
import { type Answering, answering } from "../api/answering.ts";
import type { HubCore } from "../core.ts";
import { approve, lookUp, readOwn } from "./pairing-approval.ts";
import { pairingOf } from "./pairing-standing.ts";

/** The owner's half of pairing; the robot's comes over its connection. */
export function pairingAnswers({ database, clock }: HubCore): readonly Answering[] {
  return [
    answering(lookUpPairing, async ({ asker, body }) => {
      const at = clock.wallNow();
      return pairingOf(await lookUp(database, asker, body.code, at), at);
    }),
    answering(approvePairing, async ({ asker, params, body }) => {
      const at = clock.wallNow();
      return pairingOf(await approve(database, asker, params.id, body, at), at);
    }),
    answering(readPairing, async ({ asker, params }) =>
      pairingOf(await readOwn(database, asker, params.id), clock.wallNow()),
    ),
  ];
}
