import type { ViewParts } from "../store.ts";
import { lookOf } from "./look.ts";

/**
 * Stella's face. Everything that moves does so by CSS transforms on a handful of elements, so that the
 * compositor draws it and a weak kiosk computer has nothing to lay out: see style/face.css.
 */
export function Face({ view }: { view: ViewParts }) {
  const look = lookOf(view.gaze.value);
  const state = view.link.value === "connected" ? view.activity.value : "unlinked";
  return (
    <div
      class="face"
      data-state={state}
      data-watching={view.gaze.value !== null}
      style={{ "--look-x": look.x, "--look-y": look.y }}
      aria-hidden="true"
    >
      <div class="halo" />
      <div class="halo halo-late" />
      <div class="head">
        <div class="antenna">
          <svg class="star" viewBox="0 0 32 32" aria-hidden="true">
            <path d="M16 1c1.2 8.8 6.2 13.8 15 15-8.8 1.2-13.8 6.2-15 15-1.2-8.8-6.2-13.8-15-15 8.8-1.2 13.8-6.2 15-15z" />
          </svg>
          <div class="stalk" />
        </div>
        <div class="ear ear-left" />
        <div class="ear ear-right" />
        <div class="shell" />
        <div class="visor">
          <div class="features">
            <div class="eyes">
              <Eye side="left" />
              <Eye side="right" />
            </div>
            <div class="cheek cheek-left" />
            <div class="cheek cheek-right" />
            <Mouth />
          </div>
        </div>
      </div>
    </div>
  );
}

function Eye({ side }: { side: "left" | "right" }) {
  return (
    <div class={`eye eye-${side}`}>
      <div class="eye-light">
        <div class="pupil">
          <div class="glint" />
          <div class="glint glint-small" />
        </div>
        <div class="lid" />
      </div>
    </div>
  );
}

/** One mouth for each thing the robot does; the state shows one of them. */
function Mouth() {
  return (
    <div class="mouth">
      <svg class="mouth-smile" viewBox="0 0 120 40" aria-hidden="true">
        <path d="M14 8 Q60 44 106 8" />
      </svg>
      <div class="mouth-open" />
      <div class="mouth-voice">
        <i />
        <i />
        <i />
        <i />
        <i />
      </div>
      <div class="mouth-dots">
        <i />
        <i />
        <i />
      </div>
    </div>
  );
}
