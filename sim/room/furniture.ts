import { ENTRANCE } from "./entrance.ts";
import type { Piece } from "./piece.ts";
import { RECEPTION } from "./reception.ts";
import { SEATING } from "./seating.ts";

/** Everything that stands in the lobby. The way from the door to the robot is free. */
export const FURNITURE: readonly Piece[] = [...SEATING, ...RECEPTION, ...ENTRANCE];
