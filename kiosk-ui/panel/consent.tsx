import type { TouchInput } from "../../robot/dialogue/screen-protocol.ts";
import type { Store } from "../store.ts";
import { Choices } from "./choices.tsx";
import { Icon } from "./icon.tsx";

/** What is recorded, why, for how long and for whom, each by itself; a yes and a no of the same size. */
export function Consent({ input, store }: { input: Extract<TouchInput, { kind: "consent" }>; store: Store }) {
  return (
    <>
      <ul class="facts">
        {input.facts.map(({ about, text }) => (
          <li key={about} data-about={about}>
            <Icon of={about} /> {text}
          </li>
        ))}
      </ul>
      <Choices choices={input.choices} store={store} />
      <button type="button" class="quiet" onClick={() => store.touches.open("stored")}>
        {store.words.value.stored}
      </button>
    </>
  );
}
