import type { Panel } from "../robot/dialogue/screen-protocol.ts";
import { Attract } from "./panel/attract.tsx";
import { PairingSheet } from "./panel/pairing-sheet.tsx";
import { Sheet } from "./panel/sheet.tsx";
import { Stage } from "./stage.tsx";
import type { Store } from "./store.ts";

/** The whole page: the face on its stage, and beside or below it what the visitor can read and touch. */
export function App({ store }: { store: Store }) {
  const panel = store.view.panel.value;
  const connected = store.view.link.value === "connected";
  const shown = connected ? panel : null;
  const pairing = connected ? store.view.pairing.value : null;
  return (
    <main class="page" data-layout={layoutOf(shown, pairing !== null)} lang={panel?.language ?? "en"}>
      <Stage store={store} />
      {pairing !== null && <PairingSheet pairing={pairing} store={store} />}
      {pairing === null && shown?.kind === "attract" && <Attract panel={shown} store={store} />}
      {pairing === null && shown !== null && shown.kind !== "attract" && (
        <Sheet panel={shown} store={store} />
      )}
    </main>
  );
}

function layoutOf(panel: Panel | null, isPairing: boolean): string {
  if (isPairing) return "pairing";
  if (panel === null || panel.kind === "attract") return "alone";
  return panel.input?.kind ?? "reading";
}
