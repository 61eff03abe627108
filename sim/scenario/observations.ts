import type { ShownPairing } from "../../robot/dialogue/screen-protocol.ts";
import type { Peaks } from "../devices/peak-meter.ts";
import type { Said } from "../people/visitor.ts";

/** What a bystander in the lobby could have noted. Times count from the scenario's beginning. */
export interface LobbyObservations {
  readonly atMs: number;
  /** When the robot first spoke; null while it has not. */
  readonly greetedAtMs: number | null;
  /** Ids of the questions on the screen, in order. */
  readonly asked: readonly string[];
  /** The robot's sentences, in order. */
  readonly said: readonly Said[];
  /** Questions that the scenario has no answer for. */
  readonly unforeseen: readonly string[];
  readonly everybodyLeft: boolean;
  readonly timeIsUp: boolean;
  /** It invites whoever comes: the last visitor is wiped off its screen. */
  readonly robotIsFree: boolean;
  /** What its screen says of whose robot it is. */
  readonly pairing: ShownPairing | null;
  /** How long the robot has not spoken. */
  readonly robotQuietMs: number;
  readonly head: { readonly pan: Peaks; readonly tilt: Peaks };
  /** What became of each of the scenario's expectations of `attention`: share of the time, 0 … 1; null: nobody came. */
  readonly attention: readonly (number | null)[];
}
