import { loadProfile } from "../../launch/load-profile.ts";
import { attractPanel, offDutyPanel } from "../../robot/dialogue/panel.ts";
import type { Panel, TouchInput } from "../../robot/dialogue/screen-protocol.ts";
import { answerByTouch } from "../../robot/dialogue/touching-visitor.ts";
import { VisitRig } from "../../robot/dialogue/visit-rig.ts";
import type { BusinessProfile } from "../../robot/kernel/business-profile.ts";
import type { Language } from "../../robot/kernel/vocabulary.ts";

/** Spoken answers, by the type of the question: what is told by voice is read back on a screen of its own. */
const spoken: Readonly<Record<string, string>> = {
  name: "ana ruiz",
  phone: "312 555 0143",
  email: "ana@example.com",
  contact: "312 555 0143",
  date: "2026-01-07",
  time: "10:00",
  number: "2",
  money: "50",
  text: "I would rather come in the morning, because my children are at school then. If that cannot be had, any day after five is fine as well, only not on a Wednesday: that is when my mother has her own appointments.",
};

/**
 * Every screen that a visit can come to, as the real dialogue shows it: found by walking the profile's forms, not
 * written down. One of each: screens that differ in their words alone are the same.
 */
export function everyScreen(language: Language): readonly Panel[] {
  const found = new Map<string, Panel>();
  for (const file of ["salon.yaml", "law-office.yaml"]) {
    const profile = loadProfile(new URL(`../../launch/profiles/${file}`, import.meta.url).pathname);
    const shown = [
      attractPanel(profile, language),
      offDutyPanel(profile, language),
      ...shownIn(byVoiceAndTouch(profile, language)),
      ...shownIn(checkedIn(profile, language)),
      ...shownIn(declined(profile, language)),
      ...shownIn(notSaved(profile, language)),
    ];
    for (const panel of shown) found.set(lookOf(panel, file), panel);
  }
  return [...found.values()];
}

/** Named for what is on it. */
export function screenName({ kind, question, input, language }: Panel): string {
  return [language, kind, question, input?.kind].filter(Boolean).join(" ");
}

function lookOf({ kind, question, detail, input }: Panel, file: string): string {
  const asked = question?.startsWith("confirm-") ? "confirm" : "";
  // The longest review and what may be asked are each in their own profile.
  const own = question === "review" || question === "serving" ? `${file} ${question}` : "";
  const explained = kind === "tell" && detail !== "" ? "explained" : "";
  return [kind, asked, own, explained, JSON.stringify(shapeOf(input))].join("|");
}

function shapeOf(input: TouchInput | null): unknown {
  if (input?.kind === "choices") return [input.kind, input.choices.length];
  if (input?.kind === "number") return [input.kind, input.decimals, input.to - input.from < 12];
  return input?.kind === "keyboard" ? input.layout : input?.kind;
}

function shownIn({ effects }: VisitRig): readonly Panel[] {
  return effects.flatMap((effect) => (effect.type === "show" ? [effect.message] : []));
}

function byVoiceAndTouch(profile: BusinessProfile, language: Language): VisitRig {
  const rig = new VisitRig({ language }, profile).engage();
  walk(rig, profile);
  return rig.says("adios", "bye");
}

function checkedIn(profile: BusinessProfile, language: Language): VisitRig {
  const arrives = language === "es" ? "tengo una cita" : "I have an appointment";
  const rig = new VisitRig({ language }, profile).engage().touches("yes").says(arrives);
  walk(rig, profile);
  return rig;
}

function declined(profile: BusinessProfile, language: Language): VisitRig {
  return new VisitRig({ language }, profile).engage().touches("no").touches("hours").presses("cancel");
}

function notSaved(profile: BusinessProfile, language: Language): VisitRig {
  const rig = new VisitRig({ language }, profile);
  rig.disk = "refuses";
  walk(rig.engage(), profile);
  return rig;
}

const MOST_TURNS = 60;

/** Answers everything: by voice what can be said, else by touch; changes one thing at the review; agrees. */
function walk(rig: VisitRig, profile: BusinessProfile): void {
  const asked = [...profile.form, ...(profile.checkIn ?? [])];
  let changed = false;
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    if (rig.outcomes.length > 0) return;
    const { question, input } = rig.panel ?? {};
    if (!question || !input) return;
    if (input.kind === "review" && !changed) {
      changed = true;
      rig.touches(`change:${input.items[0]?.question}`);
      continue;
    }
    const type = asked.find(({ id }) => id === question)?.type ?? "";
    const words = turn < MOST_TURNS / 2 ? spoken[type] : undefined;
    if (words !== undefined) rig.says(words);
    if (rig.question === question) answerByTouch(rig, input);
  }
  throw new Error(`the walk through the form does not end: ${rig.question}`, { cause: rig.said.slice(-5) });
}
