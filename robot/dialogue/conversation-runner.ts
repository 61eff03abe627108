import type { BusinessProfile } from "../kernel/business-profile.ts";
import { atRest, openConversation, step } from "./conversation.ts";
import type { ConversationEvent } from "./conversation-event.ts";
import type { ConversationState } from "./conversation-state.ts";
import type { DialogueRules } from "./dialogue-config.ts";
import type { Effect } from "./effect.ts";

/** Carries events to the conversation and its effects to whoever performs them. */
export class ConversationRunner {
  private readonly perform: (effect: Effect) => void;
  private readonly onState: (state: ConversationState) => void;
  private readonly inbox: ConversationEvent[] = [];
  private state: ConversationState;
  private nextProfile: BusinessProfile | null = null;
  private handling = false;

  /** @param onState told what the conversation has come to, after every event's effects */
  constructor(
    profile: BusinessProfile,
    rules: DialogueRules,
    perform: (effect: Effect) => void,
    onState: (state: ConversationState) => void = () => {},
  ) {
    this.state = openConversation(profile, rules);
    this.perform = perform;
    this.onState = onState;
  }

  /** What screen, head and microphone do while nobody is served. */
  rest(): void {
    for (const effect of atRest(this.state)) this.perform(effect);
  }

  /** One event at a time, also when performing an effect causes the next one. */
  tell(event: ConversationEvent): void {
    this.inbox.push(event);
    if (this.handling) return;
    this.handling = true;
    try {
      for (let next = this.inbox.shift(); next; next = this.inbox.shift()) {
        const { state, effects } = step(this.state, next);
        this.state = state;
        for (const effect of effects) this.perform(effect);
        this.onState(state);
      }
    } finally {
      this.handling = false;
    }
    this.changeProfile();
  }

  /** At once when nobody is served, otherwise after the visit: a visit is held under one profile. */
  adopt(profile: BusinessProfile): void {
    this.nextProfile = profile;
    if (!this.handling) this.changeProfile();
  }

  /** At once, also in the middle of a visit. */
  adoptRules(rules: DialogueRules): void {
    this.state = { ...this.state, rules };
  }

  private changeProfile(): void {
    if (!this.nextProfile || this.state.phase.at === "visiting") return;
    this.state = { ...this.state, profile: this.nextProfile };
    this.nextProfile = null;
    this.rest();
  }
}
