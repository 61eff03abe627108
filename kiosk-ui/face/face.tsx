import { effect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { ViewParts } from "../store.ts";
import { faceStateOf } from "./expression.ts";
import { metresOf } from "./eye-aim.ts";
import { FaceAnimator, type FrameCount } from "./face-animator.ts";
import { EYE } from "./face-frame.ts";
import type { FaceNews } from "./face-life.ts";

/**
 * Stella's face. The head is drawn once; everything that moves is in one drawing on top of it, whose attributes
 * `face-life.ts` decides frame by frame: see the README for why it is drawn like this.
 */
export function Face({ view, count }: { view: ViewParts; count: FrameCount }) {
  const face = useRef<HTMLDivElement>(null);
  useEffect(() => (face.current ? animate(face.current, view, count) : undefined), [view, count]);
  const state = faceStateOf(view.link.value, view.activity.value);
  const mood = view.mood.value;
  return (
    <div ref={face} class="face" data-state={state} data-mood={mood} aria-hidden="true">
      <div class="head">
        <div class="stalk" />
        <div class="ear ear-left" />
        <div class="ear ear-right" />
        <div class="shell" />
        <div class="visor" />
      </div>
      <svg class="moving" viewBox="0 0 100 88" aria-hidden="true">
        <Gradients />
        <g transform="translate(50 7.4)">
          <g class="star">
            <circle r="7.4" fill="url(#glow)" />
            <path d="M0-6.6C.5-2.6 2.6-.5 6.6 0 2.6.5.5 2.6 0 6.6-.5 2.6-2.6.5-6.6 0-2.6-.5-.5-2.6 0-6.6z" />
          </g>
        </g>
        <Waves side="left" />
        <Waves side="right" />
        <g class="features">
          <g transform="translate(50 49)">
            <g class="cheeks">
              <ellipse cx="-21.5" cy="12.2" rx="4.6" ry="2.4" />
              <ellipse cx="21.5" cy="12.2" rx="4.6" ry="2.4" />
            </g>
            <path class="brow brow-left" d={browAt(-1)} />
            <path class="brow brow-right" d={browAt(1)} />
            <Eye side="left" x={-EYE.aside} />
            <Eye side="right" x={EYE.aside} />
            <g transform="translate(0 15)">
              <path class="mouth" d="" />
              <g class="dots" opacity="0">
                <circle class="dot-0" cx="-4" r="1.25" />
                <circle class="dot-1" cx="0" r="1.25" />
                <circle class="dot-2" cx="4" r="1.25" />
              </g>
            </g>
          </g>
        </g>
      </svg>
    </div>
  );
}

function Gradients() {
  return (
    <defs>
      <radialGradient id="glow">
        <stop offset="0.35" class="tinted" stop-opacity="0.55" />
        <stop offset="1" class="tinted" stop-opacity="0" />
      </radialGradient>
      <radialGradient id="eye-glow">
        <stop offset="0.62" class="tinted" stop-opacity="0.5" />
        <stop offset="1" class="tinted" stop-opacity="0" />
      </radialGradient>
      <radialGradient id="eye-white" cx="0.5" cy="0.4" r="0.62">
        <stop offset="0" stop-color="#ffffff" />
        <stop offset="1" class="tinted" />
      </radialGradient>
      <clipPath id="eye-shape">
        <ellipse rx={EYE.rx} ry={EYE.ry} />
      </clipPath>
    </defs>
  );
}

function Eye({ side, x }: { side: "left" | "right"; x: number }) {
  return (
    <g transform={`translate(${x} 0)`}>
      <g class={`eye eye-${side}`}>
        <ellipse rx={EYE.rx + 3.6} ry={EYE.ry + 3.6} fill="url(#eye-glow)" />
        <g clip-path="url(#eye-shape)">
          <ellipse class="eye-white" rx={EYE.rx} ry={EYE.ry} />
          <g class="pupil">
            <ellipse class="iris" rx="4.3" ry="5.3" />
            <ellipse class="glint" cx="-1.5" cy="-2" rx="1.5" ry="1.8" />
            <ellipse class="glint" cx="1.7" cy="2.1" rx="0.75" ry="0.9" />
          </g>
          <path class="lid lid-upper" d={lidFrom(-1)} />
          <path class="lid lid-lower" d={lidFrom(1)} />
        </g>
      </g>
    </g>
  );
}

function Waves({ side }: { side: "left" | "right" }) {
  const flip = side === "left" ? "scale(-1 1)" : "";
  return (
    <g class={`waves waves-${side}`} transform={`translate(50 54) ${flip}`}>
      {[0, 1, 2].map((index) => (
        <path key={index} class={`wave wave-${index}`} opacity="0" d={arcAt(2.6 + index * 2.7)} />
      ))}
    </g>
  );
}

/** An arc beside the ear, `outM` further out. */
function arcAt(out: number): string {
  const [x, half] = [45 + out * 0.55, 4 + out];
  return `M${x} ${-half}Q${x + half * 0.62} 0 ${x} ${half}`;
}

/** A lid that waits just out of sight above (-1) or below the eye; both bulge as over an eyeball. */
function lidFrom(side: -1 | 1): string {
  const bulge = side === -1 ? 1.3 : 2.7;
  const [x, edge, far] = [EYE.rx + 1, side * (EYE.ry + bulge), side * (3 * EYE.ry + 4)];
  return `M${-x} ${edge}Q0 ${edge - side * 2 * bulge} ${x} ${edge}V${far}H${-x}Z`;
}

function browAt(side: -1 | 1): string {
  const [inner, outer] = [-side * 4.2, side * 4.6];
  return `M${inner} -12.6Q${side * 0.6} -14.6 ${outer} -12.4`;
}

/** Draws until the face is taken away. */
function animate(face: HTMLElement, view: ViewParts, count: FrameCount): () => void {
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
  let onGlass = placeOf(face);
  const news = (): FaceNews => ({ ...toldBy(view), stillness: calm.matches, onGlass });
  const animator = new FaceAnimator(face, news, count);
  const measure = () => {
    onGlass = placeOf(face);
    animator.wake();
  };
  const sizes = new ResizeObserver(measure);
  sizes.observe(face);
  calm.addEventListener("change", measure);
  const forget = effect(() => {
    // Every tiding that is read here wakes the face.
    toldBy(view);
    animator.wake();
  });
  return () => {
    forget();
    sizes.disconnect();
    calm.removeEventListener("change", measure);
    animator.stop();
  };
}

function toldBy(view: ViewParts): Pick<FaceNews, "state" | "mood" | "gaze" | "speech"> {
  return {
    state: faceStateOf(view.link.value, view.activity.value),
    mood: view.mood.value,
    gaze: view.gaze.value,
    speech: view.speech.value,
  };
}

/** Where the face is on the display, which is taken to be filled by the page. */
function placeOf(face: HTMLElement): FaceNews["onGlass"] {
  const { left, top, width, height } = face.getBoundingClientRect();
  return {
    rightM: metresOf(left + width / 2 - window.innerWidth / 2),
    upM: metresOf(window.innerHeight / 2 - (top + height / 2)),
    unitM: metresOf(width / 100),
  };
}
