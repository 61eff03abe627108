import { choicesOf } from "../kernel/business-profile.ts";
import type { QuestionOf } from "../kernel/intake-question.ts";
import { inLanguage } from "../kernel/wording.ts";
import type { Visit } from "./conversation-state.ts";
import type { Effect } from "./effect.ts";
import { questionsOf } from "./intake-form.ts";
import type { Turn } from "./turn.ts";

/** The staff is told who is waited for; the record carries the rest. Nothing for a lead. */
export function tellHost(turn: Turn, visit: Visit): readonly Effect[] {
  if (visit.purpose !== "check-in") return [];
  const host = hostOf(turn, visit, "en");
  const reason = host ? `a visitor is here to see ${host}` : "a visitor is here for an appointment";
  return [{ type: "alert-staff", reason }];
}

/** The name of the host, as far as the visitor told it. */
export function hostOf({ profile }: Turn, visit: Visit, language = visit.language): string | null {
  const question = questionsOf(profile, visit).find(
    (each): each is QuestionOf<"choice"> => each.type === "choice" && each.choices === "hosts",
  );
  const value = question && (visit.answers[question.id] ?? visit.volunteered[question.id])?.value;
  const host = question && choicesOf(profile, question).find(({ label }) => label.en === value);
  return host ? inLanguage(host.label, language) : null;
}
