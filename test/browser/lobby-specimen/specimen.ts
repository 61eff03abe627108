import { LobbyCanvas } from "../../../sim/page/scene/lobby-canvas.ts";

declare global {
  interface Window {
    /** What tests and measurements reach for. */
    readonly specimen: { readonly open: typeof LobbyCanvas.open };
  }
}

Object.assign(window, {
  specimen: { open: (parts: Parameters<typeof LobbyCanvas.open>[0]) => LobbyCanvas.open(parts) },
});
