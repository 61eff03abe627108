import type { Panel } from "../../robot/dialogue/screen-protocol.ts";
import type { Store } from "../store.ts";

/** Nobody is being served: the whole screen is the button. */
export function Attract({ panel, store }: { panel: Panel; store: Store }) {
  return (
    <button type="button" class="attract" onClick={store.touches.start}>
      <span class="attract-title">{panel.title}</span>
      <span class="attract-detail">{panel.detail}</span>
      <span class="attract-start">{store.words.value.start}</span>
    </button>
  );
}
