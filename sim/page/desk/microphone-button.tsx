import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { openMicrophone } from "./microphone.ts";

/** While it is pressed in, whoever sits at the page speaks for the chosen person. */
export function MicrophoneButton({ speak }: { readonly speak: (samples: Int16Array) => void }) {
  const opened = useRef<{ close(): void } | null>(null);
  const state = useSignal<"off" | "opening" | "on" | "refused">("off");
  const close = () => {
    opened.current?.close();
    opened.current = null;
  };
  useEffect(() => close, []);
  const toggle = async () => {
    if (state.value === "opening") return;
    if (opened.current) {
      close();
      state.value = "off";
      return;
    }
    state.value = "opening";
    try {
      opened.current = await openMicrophone(speak);
      state.value = "on";
    } catch {
      // No microphone, or not allowed: the browser has told why.
      state.value = "refused";
    }
  };
  return (
    <button
      type="button"
      class={`microphone ${state.value}`}
      aria-pressed={state.value === "on"}
      title={
        state.value === "refused"
          ? "There is no microphone, or the browser does not allow it"
          : "Speak for this person with your own voice"
      }
      onClick={() => void toggle()}
    >
      <span aria-hidden="true">●</span>
      <span class="unseen">Speak for them</span>
    </button>
  );
}
