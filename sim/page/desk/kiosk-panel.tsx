import { useEffect, useRef } from "preact/hooks";
import { Panel } from "./panel.tsx";
import type { DeskStore } from "./store.ts";

/** As the kiosk's display is; the page is shown smaller, not laid out differently. */
const KIOSK_WIDTH_PX = 1280;
const KIOSK_HEIGHT_PX = 800;

/** What the visitor sees and touches. A click on it is a visitor's touch. */
export function KioskPanel({ store }: { readonly store: DeskStore }) {
  const place = useRef<HTMLDivElement>(null);
  const url = store.about.value?.kioskUrl ?? null;
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const fit = () => {
      element.style.setProperty("--scale", `${element.clientWidth / KIOSK_WIDTH_PX}`);
    };
    const resized = new ResizeObserver(fit);
    resized.observe(element);
    return () => resized.disconnect();
  }, [url]);
  return (
    <Panel
      name="kiosk"
      title="Kiosk"
      tools={
        url && (
          <a href={url} target="_blank" rel="noreferrer">
            alone
          </a>
        )
      }
    >
      <div ref={place} class="kiosk">
        {url ? (
          <iframe title="The kiosk page" src={url} width={KIOSK_WIDTH_PX} height={KIOSK_HEIGHT_PX} />
        ) : (
          <p class="quiet">There is no kiosk page.</p>
        )}
      </div>
    </Panel>
  );
}
