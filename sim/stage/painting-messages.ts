import { z } from "zod";
import type { CameraGeometry } from "../../robot/kernel/geometry.ts";
import type { LobbyView } from "../view.ts";

/** To the page, about drawing what the robot's camera sees. */
export type PaintingToPage =
  /** One picture of this, please; it comes back as bytes, see `picture-message.ts`. */
  | {
      readonly type: "shoot";
      readonly id: number;
      readonly view: LobbyView;
      readonly camera: CameraGeometry;
    }
  /** Whether this page draws for the robot's camera. When it is open twice, the newest in sight does; others watch. */
  | { readonly type: "role"; readonly paints: boolean; readonly pagesOpen: number };

/** Once, on opening. `paints`: it can draw what the robot's camera sees. */
export const hello = z.strictObject({ type: z.literal("hello"), paints: z.boolean() });

/** Browsers let a page that nobody sees draw once a second, or never. */
export const visible = z.strictObject({ type: z.literal("visible"), visible: z.boolean() });
