import { useEffect, useState } from "preact/hooks";
import { Icon } from "../parts/icon.tsx";
import { announcement, dismiss, type Toast, toasts } from "./toast.ts";

const SHOWN_MS = 7_000;

export function Toasts() {
  return (
    <>
      <p class="unseen" role="status">
        {announcement.value}
      </p>
      <div class="toasts" role="status">
        {toasts.value.map((toast) => (
          <OneToast key={toast.id} toast={toast} />
        ))}
      </div>
    </>
  );
}

/** Stays while somebody points at it. */
function OneToast({ toast }: { readonly toast: Toast }) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => dismiss(toast.id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [held, toast.id]);
  return (
    <div
      class={`toast ${toast.tone}`}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
    >
      <Icon name={toast.tone === "good" ? "tick" : "warning"} />
      <p>{toast.text}</p>
      <button
        type="button"
        class="button quiet small icon-only"
        aria-label="Dismiss"
        onClick={() => dismiss(toast.id)}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}
