import type { BusinessProfile } from "../kernel/business-profile.ts";
import { later } from "../kernel/clock.ts";
import type { Expectation } from "../kernel/expectation.ts";
import type { Language } from "../kernel/vocabulary.ts";
import { dismiss, filed, leave, notFiled } from "./closing.ts";
import type { ConversationEvent, EventOf } from "./conversation-event.ts";
import type { ConversationState, Phase, Step } from "./conversation-state.ts";
import type { DialogueRules } from "./dialogue-config.ts";
import type { Effect } from "./effect.ts";
import { expectationOf } from "./expecting.ts";
import { hear } from "./listening.ts";
import { greet, newVisit } from "./opening.ts";
import { attractPanel, offDutyPanel, panelOf } from "./panel.ts";
import { misunderstood, silent } from "./repairing.ts";
import { touched } from "./touching.ts";
import { bookOf, type Reply, reply, type Turn } from "./turn.ts";
import { turnTaking } from "./turn-taking.ts";
import { backchannels } from "./understanding/backchannel.ts";

export type { ConversationState } from "./conversation-state.ts";

export interface Stepped {
  readonly state: ConversationState;
  /** To be done in this order. */
  readonly effects: readonly Effect[];
}

/** A conversation before anybody came. */
export function openConversation(profile: BusinessProfile, rules: DialogueRules): ConversationState {
  return { profile, rules, phase: { at: "waiting" }, nextSay: 1 };
}

/** What screen, head and microphone do while nobody is served: to be done at the start; it ends every visit too. */
export function atRest({ phase, profile, rules }: ConversationState): readonly Effect[] {
  const offDuty = phase.at === "off-duty";
  const panel = offDuty ? offDutyPanel : attractPanel;
  return [
    { type: "listen", expectation: null },
    { type: "lookAt", target: offDuty ? "down" : "ahead" },
    { type: "show", message: panel(profile, rules.language) },
  ];
}

/** Decides what one event means. Pure: time, ids and words arrive with the event. */
export function step(state: ConversationState, event: ConversationEvent): Stepped {
  const { phase } = state;
  if (phase.at === "off-duty") return whileOffDuty(state, event);
  if (phase.at === "waiting") return whileWaiting(state, event);

  const turn = turnAt(state, phase, event);
  switch (event.type) {
    // One visitor at a time: whoever comes meanwhile is greeted after the wipe.
    case "visitor-engaged":
    case "wake":
      return unchanged(state);
    case "somebody-waits":
      return { state: { ...state, phase: { ...phase, somebodyWaits: true } }, effects: [] };
    case "touch":
      return perform(state, phase, event, touched(turn, phase.step, event.touch));
    case "visitor-left":
      return perform(state, phase, event, leave(turn, phase.step));
    case "dismissed":
      return perform(state, phase, event, dismiss(turn, phase.step));
    case "duty": {
      if (event.on) return unchanged(state);
      const left = perform(state, phase, event, leave(turn, phase.step));
      const offDuty = turnTo("off-duty", left.state);
      return { ...offDuty, effects: [...left.effects, ...offDuty.effects] };
    }
    case "utterance":
      return heardIn(state, phase, turn, event);
    case "not-understood":
      return perform(state, phase, event, phase.cutOff ? goOn(phase, null) : misunderstood(turn, phase.step));
    case "speech-started":
      return visitorSpeaks(state, phase, event);
    case "stop-word":
      return stopped(state, phase, turn);
    case "said":
      return event.say === phase.speaking ? quiet(state, phase, turn) : unchanged(state);
    case "filed":
      return isFiling(phase, event.recordId)
        ? perform(state, phase, event, filed(turn, phase.step))
        : unchanged(state);
    case "not-filed":
      return isFiling(phase, event.recordId)
        ? perform(state, phase, event, notFiled(turn))
        : { state, effects: [lostRecord] };
    case "tick": {
      const due = phase.quietTooLongAt !== null && event.at >= phase.quietTooLongAt;
      return due ? perform(state, phase, event, silent(turn, phase.step)) : unchanged(state);
    }
  }
}

type Visiting = Extract<Phase, { at: "visiting" }>;
type Starting = EventOf<"visitor-engaged" | "wake" | "touch">;

/** The visitor of an unfinished record may be gone when the disk refuses it; a person must know. */
const lostRecord: Effect = { type: "alert-staff", reason: "a visitor's details could not be saved" };

function whileOffDuty(state: ConversationState, event: ConversationEvent): Stepped {
  if (event.type === "duty" && event.on) return turnTo("waiting", state);
  return event.type === "not-filed" ? { state, effects: [lostRecord] } : unchanged(state);
}

function turnTo(at: "waiting" | "off-duty", before: ConversationState): Stepped {
  const state: ConversationState = { ...before, phase: { at } };
  return { state, effects: atRest(state) };
}

function whileWaiting(state: ConversationState, event: ConversationEvent): Stepped {
  switch (event.type) {
    case "visitor-engaged":
    case "wake":
      return begin(state, event);
    case "duty":
      return event.on ? unchanged(state) : turnTo("off-duty", state);
    case "touch":
      return event.touch.kind === "start" ? begin(state, event) : unchanged(state);
    case "not-filed":
      return { state, effects: [lostRecord] };
    case "visitor-left":
    case "somebody-waits":
    case "dismissed":
    case "speech-started":
    case "stop-word":
    case "utterance":
    case "not-understood":
    case "said":
    case "filed":
    case "tick":
      return unchanged(state);
  }
}

function begin(state: ConversationState, event: Starting): Stepped {
  const visit = newVisit(event.visit, event.recordId, languageOf(state, event), event);
  const { profile, rules } = state;
  const turn: Turn = { profile, rules, visit, stamp: event, lastWords: "" };
  const started = perform(state, null, event, greet(turn));
  return { ...started, effects: [{ type: "lookAt", target: "visitor" }, ...started.effects] };
}

function languageOf({ profile, rules }: ConversationState, event: Starting): Language {
  const wanted = event.type === "touch" && event.touch.kind === "start" ? event.touch.language : undefined;
  return wanted !== undefined && profile.languages.includes(wanted) ? wanted : rules.language;
}

/** With barge-in the robot falls silent; a visitor who began to speak is given time to end. */
function visitorSpeaks(state: ConversationState, phase: Visiting, event: EventOf<"speech-started">): Stepped {
  if (phase.step.at === "filing") return unchanged(state);
  const interrupts = phase.speaking !== null && state.rules.bargeIn;
  if (phase.speaking !== null && !interrupts) return unchanged(state);
  const listening: Visiting = {
    ...phase,
    speaking: null,
    cutOff: phase.cutOff || interrupts,
    quietTooLongAt: later(event.at, state.rules.longestAnswerMs),
  };
  return {
    state: { ...state, phase: listening },
    effects: interrupts ? [{ type: "hush" }] : [],
  };
}

function heardIn(
  state: ConversationState,
  phase: Visiting,
  turn: Turn,
  event: EventOf<"utterance">,
): Stepped {
  const taking = phase.cutOff ? turnTaking(turn, phase.passedOver, event.utterance) : "taken";
  switch (taking) {
    case "taken":
      return perform(state, phase, event, hear(turn, phase.step, event));
    case "passed-over":
      return perform(state, phase, event, goOn(phase, event.utterance.text));
    case "in-doubt":
      return perform(state, phase, event, misunderstood(turn, phase.step));
  }
}

/** A cough or a "mhm" while the robot speaks does not take its turn: it says again what it was saying. */
function goOn({ visit, step: at, lastWords }: Visiting, passedOver: string | null): Reply {
  return { ...reply(visit, at, [lastWords]), passedOver };
}

/** Called by its name while it speaks, the robot listens at once. */
function stopped(state: ConversationState, phase: Visiting, turn: Turn): Stepped {
  if (phase.speaking === null) return unchanged(state);
  const { state: listening, effects } = quiet(state, phase, turn);
  return { state: listening, effects: [{ type: "hush" }, ...effects] };
}

/** The robot has finished speaking: now it listens. */
function quiet(state: ConversationState, phase: Visiting, turn: Turn): Stepped {
  const next: Visiting = {
    ...phase,
    speaking: null,
    quietTooLongAt: later(turn.stamp.at, patienceMs(state.rules, phase)),
  };
  return {
    state: { ...state, phase: next },
    effects: [{ type: "listen", expectation: expectationOf(turn, phase.step) }],
  };
}

/** Turns a reply into effects and the state that follows. */
function perform(
  state: ConversationState,
  before: Visiting | null,
  event: ConversationEvent,
  reply: Reply | null,
): Stepped {
  if (!reply) return unchanged(state);
  if (!reply.next) {
    const waiting: ConversationState = { ...state, phase: { at: "waiting" } };
    return { state: waiting, effects: [...hushed(before), ...reply.effects, ...atRest(waiting)] };
  }

  const { visit, step: at } = reply.next;
  const text = reply.words.join(" ");
  const speaks = text !== "";
  const lastWords = speaks ? text : (before?.lastWords ?? "");
  const turn: Turn = { profile: state.profile, rules: state.rules, visit, stamp: event, lastWords };
  const panel = panelOf(turn, at, lastWords);
  const stillSpeaking = speaks ? state.nextSay : (before?.speaking ?? null);
  const paused = reply.paused ?? false;
  const patience = patienceMs(state.rules, { step: at, paused });
  const phase: Visiting = {
    at: "visiting",
    visit,
    step: at,
    speaking: stillSpeaking,
    cutOff: false,
    passedOver: reply.passedOver ?? null,
    quietTooLongAt: stillSpeaking === null ? later(event.at, patience) : null,
    paused,
    somebodyWaits: !speaks && (before?.somebodyWaits ?? false),
    lastWords,
    panel,
  };
  const spoken = before?.somebodyWaits ? `${bookOf(turn).waitYourTurn} ${text}` : text;
  const isNewPanel = !before || JSON.stringify(before.panel) !== JSON.stringify(panel);
  const effects: readonly Effect[] = [
    ...(speaks ? hushed(before) : []),
    ...reply.effects,
    ...when(isNewPanel, { type: "show", message: panel }),
    ...when(speaks, { type: "say", id: state.nextSay, text: spoken, language: visit.language }),
    ...when(stillSpeaking === null || state.rules.bargeIn, {
      type: "listen",
      expectation:
        stillSpeaking === null ? expectationOf(turn, at) : overheard(expectationOf(turn, at), turn),
    }),
  ];
  return { state: { ...state, phase, nextSay: state.nextSay + (speaks ? 1 : 0) }, effects };
}

/** What may also be said while the robot speaks, without taking its turn. */
function overheard(expectation: Expectation | null, { visit }: Turn): Expectation | null {
  return (
    expectation && { ...expectation, commands: [...expectation.commands, ...backchannels(visit.language)] }
  );
}

function hushed(phase: Visiting | null): readonly Effect[] {
  return phase?.speaking == null ? [] : [{ type: "hush" }];
}

function patienceMs(rules: DialogueRules, { step: at, paused }: Pick<Visiting, "step" | "paused">): number {
  if (paused) return rules.pauseMs;
  switch (at.at) {
    case "asking":
    case "confirming":
    case "reviewing":
    case "serving":
      return rules.silenceMs;
    case "filing":
      return rules.longestAnswerMs;
    case "done":
      return rules.farewellPauseMs;
  }
}

function turnAt(state: ConversationState, phase: Visiting, event: ConversationEvent): Turn {
  const { profile, rules } = state;
  return { profile, rules, visit: phase.visit, stamp: event, lastWords: phase.lastWords };
}

function isFiling(
  phase: Visiting,
  recordId: string,
): phase is Visiting & { readonly step: Extract<Step, { at: "filing" }> } {
  return phase.step.at === "filing" && phase.visit.recordId === recordId;
}

function when(condition: boolean, effect: Effect): readonly Effect[] {
  return condition ? [effect] : [];
}

function unchanged(state: ConversationState): Stepped {
  return { state, effects: [] };
}
