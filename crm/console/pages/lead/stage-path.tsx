import type { Lead } from "../../../contract/lead.ts";
import type { Playbook } from "../../../contract/playbook/playbook.ts";
import { pipelineOf } from "../../words/playbook-words.ts";

interface StagePathProps {
  readonly lead: Lead;
  readonly playbook: Playbook;
  /** Undefined for those who may only look. */
  readonly onMove: ((to: string) => void) | undefined;
}

/** The pipeline from left to right, where the lead stands in it, and which stages it may enter now. */
export function StagePath({ lead, playbook, onMove }: StagePathProps) {
  const stages = pipelineOf(playbook, lead.pipeline)?.stages ?? [];
  const at = stages.findIndex(({ id }) => id === lead.stage);
  return (
    <ol class="stage-path" aria-label="Stages">
      {stages.map((stage, index) => {
        const way = lead.ways.find((one) => one.stage === stage.id);
        const place = index === at ? "here" : index < at ? "behind" : "ahead";
        const state = index === at ? "It is here" : wayWords(way);
        return (
          <li
            key={stage.id}
            class={`${place} ${stage.kind}`}
            aria-current={index === at ? "step" : undefined}
          >
            {way && index !== at && onMove ? (
              <button type="button" title={way.unmet.join("\n")} onClick={() => onMove(stage.id)}>
                <span class="unseen">Move to </span>
                <span class="stage">{stage.label}</span>
                <span class="state">{state}</span>
              </button>
            ) : (
              <div>
                <span class="stage">{stage.label}</span>
                <span class="state">{state}</span>
              </div>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function wayWords(way: Lead["ways"][number] | undefined): string {
  if (!way) return "";
  if (way.unmet.length === 0) return way.kind === "open" ? "Ready" : "With feedback";
  return way.unmet.length === 1 ? "1 thing missing" : `${way.unmet.length} things missing`;
}
