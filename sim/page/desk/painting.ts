import { encodePicture } from "../../stage/picture-message.ts";
import type { ToPage } from "../../stage/to-page.ts";
import type { LobbyCanvas } from "../scene/lobby-canvas.ts";
import type { Connection } from "./connection.ts";

/** Draws what the robot's camera sees, and sends it back. Without graphics nothing comes: the lobby draws itself. */
export function paintWith(
  canvas: LobbyCanvas | null,
  { id, view, camera }: Extract<ToPage, { readonly type: "shoot" }>,
  connection: Connection,
): void {
  if (!canvas) return;
  const { widthPx, heightPx } = camera;
  const rgb = canvas.robotsEye.picture(view, camera);
  connection.sendBytes(encodePicture({ id, widthPx, heightPx, rgb }));
}
