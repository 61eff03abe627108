import type { Clock } from "../../robot/kernel/clock.ts";
import { isAbort } from "../../robot/kernel/fault.ts";
import type { RobotHealth } from "../../robot/kernel/robot-health.ts";
import type { Tape } from "../../robot/recording/tape.ts";
import type { LobbyView } from "../../sim/view.ts";

export interface Watched {
  readonly health: () => RobotHealth;
  /** Null where there is no lobby but the real one. */
  readonly view: (() => LobbyView) | null;
}

/** As often as a page moves people smoothly. */
const VIEW_EVERY_MS = 100;
const VIEWS_TO_A_REPORT = 10;

/** Writes down what nobody tells by itself: how the robot is doing, and what there is to see in its lobby. */
export async function keepWatching(
  tape: Tape,
  { health, view }: Watched,
  clock: Clock,
  signal: AbortSignal,
): Promise<void> {
  try {
    for (let round = 0; !signal.aborted; round++) {
      if (view && tape.wants("lobby")) tape.write("lobby", { view: { ...view() } });
      if (round % VIEWS_TO_A_REPORT === 0 && tape.wants("health")) {
        tape.write("health", { health: { ...health() } });
      }
      await clock.sleep(VIEW_EVERY_MS, signal);
    }
  } catch (error) {
    if (!isAbort(error, signal)) throw error;
  }
}
