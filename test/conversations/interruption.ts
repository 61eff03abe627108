import { VisitRig } from "../../robot/dialogue/visit-rig.ts";
import { wallTime } from "../../robot/kernel/clock.ts";
import type { Expectation } from "../../robot/kernel/expectation.ts";
import type { FliteVoice } from "../../robot/perception/adapters/testing/flite-speech.ts";
import type { HearingBooth } from "./hearing-booth.ts";

/** Somebody who speaks while the robot does, and what must come of it. */
export interface Interruption {
  readonly says: string;
  readonly voice: FliteVoice;
  /** What the robot is asking meanwhile. */
  readonly during: "consent" | "name";
  /** Those of the words that are the answer; null when they only show that they listen, and hear the question again. */
  readonly tells: string | null;
}

export interface Interrupted {
  readonly interruption: Interruption;
  /** From the onset of the voice, as it was detected, until the robot fell silent; null when it did not. */
  readonly silentAfterMs: number | null;
  /** The words that reached the conversation; null when none were made out. */
  readonly heard: string | null;
  readonly came: "answered" | "said again" | "nothing";
  /** Whether the visitor's consent was taken from it. */
  readonly agreed: boolean;
}

/** Talks over the robot's voice behind an echo canceller, amid the babble of the booth. */
export async function interrupt(interruption: Interruption, booth: HearingBooth): Promise<Interrupted> {
  return await talkOver(asking(interruption.during), interruption, booth);
}

/** Talks over the same sentence twice, each time with the same words. */
export async function interruptTwice(
  interruption: Interruption,
  booth: HearingBooth,
): Promise<readonly [Interrupted, Interrupted]> {
  const rig = asking(interruption.during);
  const first = await talkOver(rig, interruption, booth);
  return [first, await talkOver(rig, interruption, booth)];
}

async function talkOver(
  rig: VisitRig,
  interruption: Interruption,
  booth: HearingBooth,
): Promise<Interrupted> {
  const { says, voice } = interruption;
  const before = rig.said.length;
  const said = rig.lastSaid;
  let silentAfterMs: number | null = null;
  let heard: string | null = null;
  await booth.welcome(voice);
  booth.listenFor(expectationOf(rig));
  await booth.talkOver(said, says, (event, hush) => {
    if (event.type === "speech-start") {
      const effects = rig.effects.length;
      rig.happen({ type: "speech-started" });
      if (!rig.effects.slice(effects).some(({ type }) => type === "hush")) return;
      hush();
      silentAfterMs ??= booth.nowMs - event.at;
    } else if (event.type === "utterance") {
      const { utterance } = event;
      heard = utterance.text;
      const [fromWall, toWall] = [wallTime(utterance.from), wallTime(utterance.to)];
      rig.happen({ type: "utterance", utterance, fromWall, toWall });
    } else if (event.type === "rejected") rig.happen({ type: "not-understood" });
  });
  const again = rig.said.length > before && rig.lastSaid === said;
  const came = rig.said.length === before ? "nothing" : again ? "said again" : "answered";
  const { phase } = rig.state;
  const agreed =
    interruption.during === "consent" && phase.at === "visiting" && phase.visit.consent?.given === true;
  return { interruption, silentAfterMs, heard, came, agreed };
}

/** Whether the answer that was taken is the one that was given, whatever was made of the words before it. */
export function wasUnderstood({ interruption: { tells }, heard, came }: Interrupted): boolean {
  return came === "answered" && tells !== null && (heard === tells || heard?.endsWith(` ${tells}`) === true);
}

/** A robot that is in the middle of asking, and may be interrupted. */
function asking(question: Interruption["during"]): VisitRig {
  const rig = new VisitRig({ bargeIn: true });
  rig.hearsOut = question === "name";
  rig.engage();
  if (question === "consent") return rig;
  rig.hearsOut = false;
  return rig.says("yes");
}

function expectationOf({ effects }: VisitRig): Expectation | null {
  const listen = effects.findLast((effect) => effect.type === "listen");
  return listen?.expectation ?? null;
}

/** What is said over the robot, in four voices each. */
export const INTERRUPTIONS: readonly Interruption[] = (["slt", "rms", "awb", "kal16"] as const).flatMap(
  (voice) => [
    { says: "yes please", voice, during: "consent", tells: "yes please" } as const,
    { says: "no thanks", voice, during: "consent", tells: "no thanks" } as const,
    { says: "my name is maria ruiz", voice, during: "name", tells: "maria ruiz" } as const,
    { says: "david miller", voice, during: "name", tells: "david miller" } as const,
    { says: "start over", voice, during: "name", tells: "start over" } as const,
    { says: "okay", voice, during: "name", tells: null } as const,
    { says: "i see", voice, during: "name", tells: null } as const,
    { says: "uh huh", voice, during: "consent", tells: null } as const,
    { says: "uh huh", voice, during: "name", tells: null } as const,
    { says: "mhm", voice, during: "name", tells: null } as const,
    { says: "oh", voice, during: "consent", tells: null } as const,
  ],
);
