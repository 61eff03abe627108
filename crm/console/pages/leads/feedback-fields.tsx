import type { Feedback } from "../../../contract/lead.ts";
import type { Problem } from "../../../contract/problem.ts";
import { mistakeAt } from "../../api/problem-error.ts";
import { Radios, TextField } from "../../parts/field.tsx";

/** A feedback form that is being filled in. */
export interface FeedbackDraft {
  readonly resonated: string;
  readonly mainObjection: string;
  readonly qualified: Feedback["qualified"] | undefined;
  readonly mismatchWhy: string;
}

export const noFeedback: FeedbackDraft = {
  resonated: "",
  mainObjection: "",
  qualified: undefined,
  mismatchWhy: "",
};

/** As the hub takes it. What was left out it refuses, and names; a draft without any answer is no feedback. */
export function feedbackOf(draft: FeedbackDraft): Feedback | undefined {
  const { qualified, mismatchWhy, ...words } = draft;
  if (qualified === undefined) return undefined;
  return qualified === "mismatch" && mismatchWhy.trim() !== ""
    ? { ...words, qualified, mismatchWhy }
    : { ...words, qualified };
}

interface FeedbackFieldsProps {
  readonly value: FeedbackDraft;
  readonly problem: Problem | undefined;
  readonly onInput: (value: FeedbackDraft) => void;
}

/** What the team learns from a lead that ends. */
export function FeedbackFields({ value, problem, onInput }: FeedbackFieldsProps) {
  const mistake = (name: string) => mistakeAt(problem, `body.feedback.${name}`);
  return (
    <>
      <TextField
        label="Which message resonated?"
        required
        maxLength={500}
        value={value.resonated}
        mistake={mistake("resonated")}
        onInput={(resonated) => onInput({ ...value, resonated })}
      />
      <TextField
        label="What was the main objection?"
        hint="“None” is an answer, too."
        required
        maxLength={500}
        value={value.mainObjection}
        mistake={mistake("mainObjection")}
        onInput={(mainObjection) => onInput({ ...value, mainObjection })}
      />
      <Radios
        legend="Was the lead well qualified?"
        options={[
          { value: "well-qualified", label: "Yes, well qualified" },
          { value: "mismatch", label: "No, a mismatch" },
        ]}
        value={value.qualified}
        mistake={mistake("qualified")}
        onChange={(qualified) => onInput({ ...value, qualified })}
      />
      {value.qualified === "mismatch" ? (
        <TextField
          label="Why did it not fit?"
          required
          maxLength={500}
          value={value.mismatchWhy}
          mistake={mistake("mismatchWhy")}
          onInput={(mismatchWhy) => onInput({ ...value, mismatchWhy })}
        />
      ) : null}
    </>
  );
}
