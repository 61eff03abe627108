import type { CameraGeometry } from "../../robot/kernel/geometry.ts";
import type { LobbyView } from "../view.ts";

/** From the lobby to its page. Both come from one build of one program: what is sent is not checked again. */
export type ToPage =
  /** What there is to see, thirty times a second; latest wins. */
  | { readonly type: "view"; readonly view: LobbyView }
  /** To the page that draws for the robot's camera: one picture of this, please. */
  | {
      readonly type: "shoot";
      readonly id: number;
      readonly view: LobbyView;
      readonly camera: CameraGeometry;
    };
