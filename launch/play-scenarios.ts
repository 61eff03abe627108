import { isAbort } from "../robot/kernel/fault.ts";
import type { Surroundings } from "../robot/parts.ts";
import type { Lobby } from "../sim/lobby.ts";
import type { LobbyObservations } from "../sim/scenario/observations.ts";
import type { Scenario } from "../sim/scenario/scenario.ts";
import type { Scenarios } from "./scenario-files.ts";

/** How often it is looked whether a scenario is over, and the pause before the next one. */
const LOOK_EVERY_MS = 1000;
const INTERVAL_MS = 8000;

/** Looks at a scenario that is over, some seconds after the last visitor left; false: that was the last one. */
export type Judge = (scenario: Scenario, observed: LobbyObservations) => boolean;

/**
 * When everybody has left, the next scenario begins; the robot notices nothing of it. The lobby runs meanwhile and
 * has been given the first of them. Ends when the signal is aborted or the judge says so.
 */
export async function playOneAfterAnother(
  lobby: Lobby,
  scenarios: Scenarios,
  { clock, journal }: Pick<Surroundings, "clock" | "journal">,
  signal: AbortSignal,
  goOn: Judge = () => true,
): Promise<void> {
  let playing = scenarios[0];
  try {
    for (let round = 1; ; ) {
      const { timeIsUp, everybodyLeft } = lobby.observed();
      if (timeIsUp || everybodyLeft) {
        await clock.sleep(INTERVAL_MS, signal);
        if (!goOn(playing, lobby.observed())) return;
        playing = scenarios[round % scenarios.length] ?? scenarios[0];
        journal.info("lobby.scenario", { title: playing.title });
        await lobby.play(playing, ++round);
      }
      await clock.sleep(LOOK_EVERY_MS, signal);
    }
  } catch (error) {
    if (!isAbort(error, signal)) throw error;
  }
}
