import { useState } from "preact/hooks";
import type { TimelineEntry } from "../../../contract/lead.ts";
import type { Firing } from "../../../contract/task.ts";
import { Time } from "../../parts/time.tsx";
import { inLocalTime } from "../../words/local-instants.ts";

interface HandoffEntryProps {
  readonly entry: Extract<TimelineEntry, { kind: "handoff" }>;
  /** Undefined until it was read. */
  readonly firing: Firing | undefined;
}

/** What a rule did in short; unfolded, every step of why takes the place of that. */
export function HandoffEntry({ entry, firing }: HandoffEntryProps) {
  const [unfolded, setUnfolded] = useState(false);
  return (
    <>
      <p class="timeline-head">
        <strong>{firing?.ruleLabel ?? entry.rule}</strong> <Time at={entry.at} />
      </p>
      {unfolded ? null : <p>{inLocalTime(entry.summary, entry.at)}</p>}
      {firing && firing.steps.length > 0 ? (
        <details onToggle={(event) => setUnfolded(event.currentTarget.open)}>
          <summary>Why, step by step</summary>
          <ol class="steps">
            {firing.steps.map((step) => (
              <li key={step}>{inLocalTime(step, firing.at)}</li>
            ))}
          </ol>
          <p class="soft small">By version {firing.playbookVersion} of the playbook.</p>
        </details>
      ) : null}
    </>
  );
}
