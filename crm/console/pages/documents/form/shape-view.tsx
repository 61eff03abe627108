import type { ComponentChildren } from "preact";
import { EitherView, FormOfView, MaybeView } from "./branch-views.tsx";
import {
  FlagView,
  IdView,
  LimitView,
  NumberView,
  PicksView,
  PickView,
  ShareView,
  TextView,
} from "./leaf-views.tsx";
import { ListView } from "./list-view.tsx";
import { type Place, placeText } from "./place.ts";
import type { Parts, Shape } from "./shape.ts";
import { PhrasingsView, WordingView, WordsView } from "./wording-views.tsx";

/** Shows one part of a form, whatever it is, for what stands at a place of the document. */
export function ShapeView({ shape, place }: { readonly shape: Shape; readonly place: Place }) {
  switch (shape.is) {
    case "text":
      return (
        <Spot place={place} whole={shape.long}>
          <TextView shape={shape} place={place} />
        </Spot>
      );
    case "id":
      return (
        <Spot place={place}>
          <IdView shape={shape} place={place} />
        </Spot>
      );
    case "number":
      return (
        <Spot place={place}>
          <NumberView shape={shape} place={place} />
        </Spot>
      );
    case "share":
      return (
        <Spot place={place}>
          <ShareView shape={shape} place={place} />
        </Spot>
      );
    case "limit":
      return (
        <Spot place={place}>
          <LimitView shape={shape} place={place} />
        </Spot>
      );
    case "flag":
      return (
        <Spot place={place}>
          <FlagView shape={shape} place={place} />
        </Spot>
      );
    case "pick":
      return (
        <Spot place={place}>
          <PickView shape={shape} place={place} />
        </Spot>
      );
    case "picks":
      return (
        <Spot place={place}>
          <PicksView shape={shape} place={place} />
        </Spot>
      );
    case "words":
      return (
        <Spot place={place}>
          <WordsView shape={shape} place={place} />
        </Spot>
      );
    case "wording":
      return (
        <Spot place={place} whole>
          <WordingView shape={shape} place={place} />
        </Spot>
      );
    case "phrasings":
      return (
        <Spot place={place} whole>
          <PhrasingsView shape={shape} place={place} />
        </Spot>
      );
    case "group":
      return (
        <Spot place={place} whole>
          {shape.label === undefined ? (
            <PartsView parts={shape.parts} place={place} />
          ) : (
            <fieldset class="shape-group">
              <legend>{shape.label}</legend>
              <PartsView parts={shape.parts} place={place} />
            </fieldset>
          )}
        </Spot>
      );
    case "maybe":
      return (
        <Spot place={place} whole>
          <MaybeView shape={shape} place={place} />
        </Spot>
      );
    case "list":
      return (
        <Spot place={place} whole>
          <ListView shape={shape} place={place} />
        </Spot>
      );
    case "either":
      return (
        <Spot place={place} whole>
          <EitherView shape={shape} place={place} />
        </Spot>
      );
    case "form-of":
      return (
        <Spot place={place} whole>
          <FormOfView shape={shape} place={place} />
        </Spot>
      );
  }
}

/** The parts of a record beside and below one another. */
export function PartsView({ parts, place }: { readonly parts: Parts; readonly place: Place }) {
  return (
    <div class="shape-parts">
      {Object.entries(parts).map(([key, shape]) => (
        <ShapeView key={key} shape={shape} place={[...place, key]} />
      ))}
    </div>
  );
}

interface SpotProps {
  readonly place: Place;
  /** Takes a line of its own. */
  readonly whole?: boolean | undefined;
  readonly children: ComponentChildren;
}

/** Marks where a place is shown, so that it can be gone to. */
function Spot({ place, whole, children }: SpotProps) {
  return (
    <div class={whole ? "spot whole" : "spot"} data-place={placeText(place)}>
      {children}
    </div>
  );
}
