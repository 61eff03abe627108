import { LobbyCanvas } from "../../../sim/page/scene/lobby-canvas.ts";
import type { LobbyView } from "../../../sim/view.ts";

/** What tests and measurements reach for. */
const specimen = { open: LobbyCanvas.open, picturesPerSecond };

declare global {
  interface Window {
    readonly specimen: typeof specimen;
  }
}

Object.assign(window, { specimen });

/** How many pictures the page draws while one view follows the other as fast as it takes them. */
async function picturesPerSecond(
  lobby: LobbyCanvas,
  views: readonly LobbyView[],
  seconds: number,
): Promise<number> {
  const ended = new AbortController();
  const running = lobby.run(ended.signal);
  await show(lobby, views, () => lobby.drawn < 2);
  const [before, startedAt] = [lobby.drawn, performance.now()];
  await show(lobby, views, () => performance.now() < startedAt + seconds * 1000);
  const rate = ((lobby.drawn - before) * 1000) / (performance.now() - startedAt);
  ended.abort();
  await running;
  return rate;
}

async function show(lobby: LobbyCanvas, views: readonly LobbyView[], goOn: () => boolean): Promise<void> {
  for (let index = 0; goOn(); index = (index + 1) % views.length) {
    lobby.update(views[index]!);
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}
