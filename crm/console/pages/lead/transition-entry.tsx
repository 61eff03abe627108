import type { Transition } from "../../../contract/lead.ts";
import type { Playbook } from "../../../contract/playbook/playbook.ts";
import { Tag } from "../../parts/tag.tsx";
import { Time } from "../../parts/time.tsx";
import { stageLabel } from "../../words/playbook-words.ts";
import { isCited, placeOf } from "../contacts/cited.ts";

interface TransitionEntryProps {
  readonly transition: Transition;
  readonly playbook: Playbook | undefined;
}

/** One move of the log, which nobody can change. */
export function TransitionEntry({ transition, playbook }: TransitionEntryProps) {
  const { order, pipeline, from, to, at, by, note, feedback } = transition;
  const id = String(order);
  return (
    <div
      id={placeOf({ kind: "transition", id, field: null })}
      tabIndex={-1}
      class={isCited("transition", id, null) ? "cited" : undefined}
    >
      <p class="timeline-head">
        {from ? (
          <>
            <strong>{by.name}</strong> moved it from {stageLabel(playbook, pipeline, from)} to{" "}
            <strong>{stageLabel(playbook, pipeline, to)}</strong>{" "}
          </>
        ) : (
          <>
            <strong>{by.name}</strong> brought it into <strong>
              {stageLabel(playbook, pipeline, to)}
            </strong>{" "}
          </>
        )}
        <Time at={at} />
      </p>
      {note ? <p class="written">{note}</p> : null}
      {feedback ? (
        <dl class="facts">
          <div class="fact">
            <dt>Resonated</dt>
            <dd>{feedback.resonated}</dd>
          </div>
          <div class="fact">
            <dt>Objection</dt>
            <dd>{feedback.mainObjection}</dd>
          </div>
          <div class="fact">
            <dt>Qualified</dt>
            <dd>
              {feedback.qualified === "well-qualified" ? (
                <Tag tone="good">Well qualified</Tag>
              ) : (
                <>
                  <Tag tone="warn">Mismatch</Tag> {feedback.mismatchWhy}
                </>
              )}
            </dd>
          </div>
        </dl>
      ) : null}
    </div>
  );
}
