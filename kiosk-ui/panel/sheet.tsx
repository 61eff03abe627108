import type { Panel, TouchInput } from "../../robot/dialogue/screen-protocol.ts";
import type { Store } from "../store.ts";
import { Choices } from "./choices.tsx";
import { Commands } from "./commands.tsx";
import { Consent } from "./consent.tsx";
import { DatePicker } from "./date-picker.tsx";
import { Keyboard } from "./keyboard.tsx";
import { NumberPad } from "./number-pad.tsx";
import { Review } from "./review.tsx";
import { Several } from "./several.tsx";
import { TimePicker } from "./time-picker.tsx";

/** One question or notice, the ways to answer it by hand, and the commands that always work. */
export function Sheet({ panel, store }: { panel: Panel; store: Store }) {
  return (
    <section class="sheet" aria-label={panel.title}>
      {/* A new question comes in as a new card; the same one asked again stays where it is. */}
      <div class="card" key={panel.question ?? panel.title} data-question={panel.question ?? undefined}>
        {panel.progress && <Progress {...panel.progress} store={store} />}
        <h1 class="title">{panel.title}</h1>
        {panel.detail !== "" && panel.input?.kind !== "consent" && <p class="detail">{panel.detail}</p>}
        {panel.input && <Answers input={panel.input} store={store} />}
      </div>
      <Commands panel={panel} store={store} />
    </section>
  );
}

function Answers({ input, store }: { input: TouchInput; store: Store }) {
  switch (input.kind) {
    case "choices":
      return <Choices choices={input.choices} store={store} />;
    case "consent":
      return <Consent input={input} store={store} />;
    case "review":
      return <Review input={input} store={store} />;
    case "several":
      return <Several input={input} store={store} />;
    case "keyboard":
      return <Keyboard layout={input.layout} store={store} />;
    case "date":
      return <DatePicker input={input} store={store} />;
    case "time":
      return <TimePicker input={input} store={store} />;
    case "number":
      return <NumberPad input={input} store={store} />;
  }
}

function Progress({ answered, total, store }: { answered: number; total: number; store: Store }) {
  const label = store.words.value.progress(answered, total);
  return (
    <div
      class="progress"
      role="progressbar"
      aria-valuenow={answered}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-label={label}
    >
      {Array.from({ length: total }, (_, index) => (
        <i key={index} data-done={index < answered} data-now={index === answered} />
      ))}
    </div>
  );
}
