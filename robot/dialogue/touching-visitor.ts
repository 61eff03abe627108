import type { TouchInput } from "./screen-protocol.ts";
import type { VisitRig } from "./visit-rig.ts";

/** For tests: what is typed into each keyboard. */
export const typedByTouch: Readonly<Record<Extract<TouchInput, { kind: "keyboard" }>["layout"], string>> = {
  name: "Ana Ruiz",
  phone: "312 555 0143",
  email: "ana@example.com",
  text: "I would rather come in the morning.",
};

/**
 * Answers what the screen asks with what the screen offers: yes, the first of the choices, the first two where several
 * may be picked, the first day and time, the highest number.
 */
export function answerByTouch(rig: VisitRig, input: TouchInput): void {
  switch (input.kind) {
    case "consent":
    case "review":
      rig.touches("yes");
      return;
    case "choices":
      rig.touches(input.choices[0]?.id ?? "");
      return;
    case "several":
      for (const { id } of input.choices.slice(0, 2)) rig.touches(id);
      rig.touches("done");
      return;
    case "keyboard":
      rig.types(typedByTouch[input.layout]);
      return;
    case "date":
    case "time":
      rig.types(input.from);
      return;
    case "number":
      rig.types(String(input.to));
      return;
  }
}

/**
 * Answers everything by touch until `question` is asked, or to the end of the visit; `choices` are touched where they
 * are offered. Throws when that question never comes.
 */
export function touchUntil(
  rig: VisitRig,
  question: string | null,
  choices: Readonly<Record<string, string>> = {},
): VisitRig {
  for (let turns = 0; turns < MOST_TURNS; turns++) {
    if (rig.question === question || rig.outcomes.length > 0) break;
    const input = rig.panel?.input;
    if (!input) throw new Error(`${rig.question} cannot be answered by touch`);
    const choice = choices[rig.question ?? ""];
    if (choice === undefined) answerByTouch(rig, input);
    else rig.touches(choice);
  }
  if (question !== null && rig.question !== question) throw new Error(`${question} is never asked`);
  return rig;
}

const MOST_TURNS = 60;
