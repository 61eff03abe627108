import { Attract } from "./panel/attract.tsx";
import { Sheet } from "./panel/sheet.tsx";
import { Stage } from "./stage.tsx";
import type { Store } from "./store.ts";

/** The whole page: the face on its stage, and beside or below it what the visitor can read and touch. */
export function App({ store }: { store: Store }) {
  const panel = store.view.panel.value;
  const connected = store.view.link.value === "connected";
  const shown = connected ? panel : null;
  const layout = shown === null || shown.kind === "attract" ? "alone" : (shown.input?.kind ?? "reading");
  return (
    <main class="page" data-layout={layout} lang={panel?.language ?? "en"}>
      <Stage store={store} />
      {shown?.kind === "attract" && <Attract panel={shown} store={store} />}
      {shown !== null && shown.kind !== "attract" && <Sheet panel={shown} store={store} />}
    </main>
  );
}
