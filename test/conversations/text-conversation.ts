import { loadProfile } from "../../launch/load-profile.ts";
import { visitorCommand } from "../../robot/dialogue/screen-protocol.ts";
import { VisitRig } from "../../robot/dialogue/visit-rig.ts";
import type { BusinessProfile } from "../../robot/kernel/business-profile.ts";
import type { Conversation } from "./conversation-file.ts";
import { type Asked, ScriptedVisitor } from "./scripted-visitor.ts";
import type { Held } from "./verdict.ts";

/** Whoever is still talking then goes in circles. */
const LONGEST_TURNS = 60;

/** Holds a conversation in which everything is heard as it is said. */
export function holdByText(conversation: Conversation): Held {
  const rig = new VisitRig({}, profileOf(conversation.profile)).engage();
  const visitor = new ScriptedVisitor(conversation, { turnsToScreen: false });
  const transcript: string[] = [];
  let gaveUp: string | null = null;
  let told = 0;
  for (let turn = 0; rig.outcomes.length === 0 && gaveUp === null; turn++) {
    for (; told < rig.said.length; told++) transcript.push(`robot: ${rig.said[told]}`);
    const act =
      turn < LONGEST_TURNS
        ? visitor.act(askedBy(rig))
        : ({ does: "gives-up", because: "goes in circles" } as const);
    if (act.does !== "says") {
      gaveUp = act.does === "gives-up" ? act.because : "turned to the screen";
      continue;
    }
    transcript.push(`visitor: ${act.line}`);
    if (!gesture(rig, act.line)) rig.says(act.line);
  }
  for (; told < rig.said.length; told++) transcript.push(`robot: ${rig.said[told]}`);
  return heldOf(conversation, rig, transcript, gaveUp);
}

export function askedBy({ state, question }: VisitRig): Asked {
  const { phase } = state;
  const step = phase.at === "visiting" ? phase.step : null;
  const readBack = step?.at === "confirming" ? { field: step.question, value: step.candidate.value } : null;
  const told = step?.at === "reviewing" && phase.at === "visiting" ? Object.entries(phase.visit.answers) : [];
  const review = step?.at === "reviewing" ? told.map(([field, { value }]) => ({ field, value })) : null;
  return { question: question ?? "", readBack, review };
}

/** Does what a line that begins with a slash says; false when it is speech. */
export function gesture(rig: VisitRig, line: string): boolean {
  if (!line.startsWith("/")) return false;
  const [name = "", ...rest] = line.slice(1).split(" ");
  const argument = rest.join(" ");
  const gestures: Readonly<Record<string, () => unknown>> = {
    touch: () => rig.touches(argument),
    type: () => rig.types(argument),
    command: () => rig.presses(visitorCommand.parse(argument)),
    noise: () => rig.mumbles(),
    silence: () => rig.staysSilent(),
    leave: () => rig.leaves(),
    newcomer: () => rig.happen({ type: "somebody-waits" }),
  };
  const done = gestures[name];
  if (!done) throw new Error(`there is no gesture "${line}"`);
  done();
  return true;
}

export function heldOf(
  conversation: Conversation,
  rig: VisitRig,
  transcript: readonly string[],
  gaveUp: string | null,
): Held {
  const ended = rig.effects.find((effect) => effect.type === "ended");
  return {
    conversation,
    outcome: rig.outcomes[0] ?? null,
    records: rig.records,
    language: ended?.language ?? null,
    alerted: rig.effects.some((effect) => effect.type === "alert-staff"),
    transcript,
    gaveUp,
  };
}

const profiles = new Map<string, BusinessProfile>();

export function profileOf(name: string): BusinessProfile {
  const known = profiles.get(name);
  if (known) return known;
  const profile = loadProfile(new URL(`../../launch/profiles/${name}`, import.meta.url).pathname);
  profiles.set(name, profile);
  return profile;
}
