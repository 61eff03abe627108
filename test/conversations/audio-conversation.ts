import { VisitRig } from "../../robot/dialogue/visit-rig.ts";
import { wallTime } from "../../robot/kernel/clock.ts";
import type { Conversation } from "./conversation-file.ts";
import type { HearingBooth } from "./hearing-booth.ts";
import { type Act, isMeant, ScriptedVisitor } from "./scripted-visitor.ts";
import { spelledOut } from "./spelled-out.ts";
import { askedBy, gesture, heldOf, profileOf } from "./text-conversation.ts";
import type { Held } from "./verdict.ts";

const LONGEST_TURNS = 60;
/** How often a line that was not understood is said again before the visitor does something else. */
const SAID_AGAIN = 1;

/**
 * Holds a conversation in which everything is heard with the robot's real ears. The visitor says again what was not
 * understood, spells when asked to, and turns to the screen when speaking does not help.
 */
export async function holdByVoice(conversation: Conversation, booth: HearingBooth): Promise<Held> {
  const rig = new VisitRig({}, profileOf(conversation.profile)).engage();
  const visitor = new ScriptedVisitor(conversation, { turnsToScreen: true });
  const transcript: string[] = [];
  let told = 0;
  const note = () => {
    for (; told < rig.said.length; told++) transcript.push(`robot: ${rig.said[told]}`);
  };
  await booth.welcome(conversation.voice);

  let gaveUp: string | null = null;
  for (let turn = 0; rig.outcomes.length === 0 && gaveUp === null; turn++) {
    note();
    const asked = askedBy(rig);
    const act = turn < LONGEST_TURNS ? nextAct(visitor, rig) : GOES_IN_CIRCLES;
    if (act.does === "gives-up") gaveUp = act.because;
    if (act.does === "turns-to-screen") gaveUp = turnToScreen(rig, conversation, transcript);
    if (act.does !== "says") continue;
    const spells = /\bspell\b/i.test(rig.lastSaid) && asked.question === "name";
    const line = spells ? spelledOut(conversation.record?.[asked.question] ?? act.line) : act.line;
    if (gesture(rig, line)) transcript.push(`visitor: ${line}`);
    else if (!(await say(line, rig, booth, transcript))) gaveUp = turnToScreen(rig, conversation, transcript);
  }
  note();
  return heldOf(conversation, rig, transcript, gaveUp);
}

const GOES_IN_CIRCLES: Act = { does: "gives-up", because: "goes in circles" };

/** Who is asked to type does. */
function nextAct(visitor: ScriptedVisitor, rig: VisitRig): Act {
  const act = visitor.act(askedBy(rig));
  return act.does === "says" && /\btype it\b/i.test(rig.lastSaid) ? { does: "turns-to-screen" } : act;
}

/** Says it, and again when it was not understood; false when that did not help. */
async function say(line: string, rig: VisitRig, booth: HearingBooth, transcript: string[]): Promise<boolean> {
  for (let again = 0; again <= SAID_AGAIN; again++) {
    const question = rig.question;
    const heard: string[] = [];
    let understood = false;
    booth.listenFor(expectationOf(rig));
    await booth.say(line, (event) => {
      if (rig.outcomes.length > 0) return;
      if (event.type === "utterance") {
        const { utterance } = event;
        const [fromWall, toWall] = [wallTime(utterance.from), wallTime(utterance.to)];
        heard.push(`"${utterance.text}" ${utterance.confidence.toFixed(2)}`);
        understood = true;
        rig.happen({ type: "utterance", utterance, fromWall, toWall });
        booth.listenFor(expectationOf(rig));
      } else if (event.type === "rejected") {
        heard.push(`rejected "${event.guess ?? ""}" ${event.confidence.toFixed(2)}`);
        rig.happen({ type: "not-understood" });
      }
    });
    transcript.push(`visitor: ${line} -> ${heard.join(", ") || "nothing"}`);
    if (heard.length === 0) rig.staysSilent();
    if (understood || rig.question !== question || rig.outcomes.length > 0) return true;
  }
  return false;
}

function expectationOf({ effects }: VisitRig) {
  const listen = effects.findLast((effect) => effect.type === "listen");
  return listen?.expectation ?? null;
}

/** Types or touches what the visitor means; why that cannot be done, or null. */
function turnToScreen(rig: VisitRig, conversation: Conversation, transcript: string[]): string | null {
  const { question, readBack, review } = askedBy(rig);
  const input = rig.panel?.input;
  transcript.push(`visitor: ${USES_SCREEN}`);
  const wanted = readBack
    ? yesOrNo(isMeant(conversation, readBack.field, readBack.value))
    : review
      ? "yes"
      : question === "consent"
        ? yesOrNo(conversation.ends !== "declined")
        : conversation.record?.[question];
  if (wanted === undefined) return `not understood at ${question}`;
  if (input?.kind === "keyboard") rig.types(wanted);
  else if (input?.kind === "consent" || input?.kind === "review") rig.touches(wanted);
  else if (input?.kind === "choices") {
    rig.touches(input.choices.find(({ id, label }) => id === wanted || label === wanted)?.id ?? "");
  } else return `not understood at ${question}, and nothing to touch`;
  return null;
}

function yesOrNo(yes: boolean): string {
  return yes ? "yes" : "no";
}

/** In a transcript: speaking has not helped. */
export const USES_SCREEN = "uses the screen";
