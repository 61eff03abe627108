import type { TimelineEntry } from "../../../contract/lead.ts";
import type { Firing } from "../../../contract/task.ts";
import { Time } from "../../parts/time.tsx";

interface HandoffEntryProps {
  readonly entry: Extract<TimelineEntry, { kind: "handoff" }>;
  /** Undefined until it was read. */
  readonly firing: Firing | undefined;
}

/** What a rule did, and every step of why. */
export function HandoffEntry({ entry, firing }: HandoffEntryProps) {
  return (
    <>
      <p class="timeline-head">
        <strong>{firing?.ruleLabel ?? entry.rule}</strong> <Time at={entry.at} />
      </p>
      <p>{entry.summary}</p>
      {firing && firing.steps.length > 0 ? (
        <details>
          <summary>Why, step by step</summary>
          <ol class="steps">
            {firing.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          <p class="soft small">By version {firing.playbookVersion} of the playbook.</p>
        </details>
      ) : null}
    </>
  );
}
