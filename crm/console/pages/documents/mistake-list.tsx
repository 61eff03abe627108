import { Icon } from "../../parts/icon.tsx";
import type { Mistake } from "./form/editing.ts";
import { placeInWords, placeText } from "./form/place.ts";

interface MistakeListProps {
  readonly mistakes: readonly Mistake[];
  readonly body: unknown;
  readonly onGoTo: (mistake: Mistake) => void;
}

/** Everything that keeps a document from being published; each line leads to its place. */
export function MistakeList({ mistakes, body, onGoTo }: MistakeListProps) {
  if (mistakes.length === 0) return null;
  return (
    <div class="problem" role="alert">
      <Icon name="warning" />
      <div>
        <p class="title">
          {mistakes.length === 1 ? "One thing is" : `${mistakes.length} things are`} wrong. Nothing was
          published.
        </p>
        <ul class="mistake-list">
          {mistakes.map((mistake) => (
            <li key={`${placeText(mistake.place)} ${mistake.what}`}>
              <button type="button" class="link" onClick={() => onGoTo(mistake)}>
                {placeInWords(body, mistake.place)}
              </button>
              : {mistake.what}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
