import type { Box } from "../../kernel/geometry.ts";
import type { Face } from "../sight/face-detector.ts";
import type { Detection, InferenceCost } from "../sight/person-detector.ts";
import type { Picture } from "../sight/resample.ts";
import type { DetectorRules, FacingRules } from "../sight/sight-config.ts";

/** What the vision thread is started with. */
export interface VisionData {
  readonly modelsFolder: string;
  readonly detector: DetectorRules;
  readonly facing: FacingRules;
}

/** What it is asked. `ready` opens the models, so that a broken one is reported before the first frame. */
export type VisionRequest =
  | { readonly ask: "ready" }
  | { readonly ask: "persons"; readonly picture: Picture }
  /** The best face in each region. */
  | { readonly ask: "faces"; readonly picture: Picture; readonly regions: readonly Box[] };

export interface PersonsReply {
  readonly persons: readonly Detection[];
  readonly cost: InferenceCost;
}
export type FacesReply = readonly (Face | null)[];
