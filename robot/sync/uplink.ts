import { backoff } from "../kernel/backoff.ts";
import { BoundedQueue } from "../kernel/bounded-queue.ts";
import { Fault } from "../kernel/fault.ts";
import { Alarm } from "./alarm.ts";
import { Call } from "./call.ts";
import { Errands } from "./errands.ts";
import { pushLetters } from "./letter-push.ts";
import type { Outbox } from "./outbox.ts";
import type { ShownPairing } from "./pairing-step.ts";
import type { Up } from "./protocol/up.ts";
import type { VisitSummary } from "./protocol/visit-summary.ts";
import { keepErasing } from "./retention.ts";
import type { SyncRules } from "./sync-config.ts";
import { nextUplink, stoppedUplink } from "./uplink-machine.ts";
import type { UplinkListener, UplinkParts } from "./uplink-parts.ts";
import type { UplinkEffect, UplinkEvent, UplinkMachine } from "./uplink-step.ts";

/** `needs-pairing`: the hub does not know this robot; its queue is kept, and it asks again now and then. */
export type UplinkState = "offline" | "connecting" | "online" | "needs-pairing";

/** What happened. News of a call that is over no longer matters; `null` is news from the robot itself. */
interface News {
  readonly call: Call | null;
  readonly event: UplinkEvent;
}

/** More than a window of answers; a hub that talks faster than we can act is hung up on. */
const INBOX_LIMIT = 4096;

/** Delivers the outbox to the hub: carries out what {@link nextUplink} decides. */
export class Uplink {
  private parts: UplinkParts;
  private readonly on: UplinkListener;
  private readonly inbox = new BoundedQueue<News>(INBOX_LIMIT, "refuse");
  private readonly reply: Alarm;
  private readonly retry: Alarm;
  private readonly health: Alarm;
  private readonly code: Alarm;
  private readonly errands: Errands;
  private readonly dialling = new Set<Promise<void>>();
  private machine: UplinkMachine;
  private shown: UplinkState = "offline";
  private shownPairing: ShownPairing | null = null;
  private waits: Generator<number, never>;
  private call: Call | null = null;
  private defect: { readonly error: unknown } | null = null;

  constructor(parts: UplinkParts, on: UplinkListener) {
    this.parts = parts;
    this.on = on;
    this.machine = stoppedUplink(parts.rules.window);
    this.waits = backoff(parts.rules.retry, parts.random);
    this.reply = new Alarm(parts.clock);
    this.retry = new Alarm(parts.clock);
    this.health = new Alarm(parts.clock);
    this.code = new Alarm(parts.clock);
    this.errands = new Errands(parts, on, (message) => this.send(message));
  }

  get state(): UplinkState {
    return this.shown;
  }

  /** How long it waits for what; the window and the outbox keep what they were opened with. */
  adopt(rules: SyncRules): void {
    this.parts = { ...this.parts, rules };
  }

  /** Something was posted. */
  nudge(): void {
    this.tell(null, { type: "posted" });
  }

  /** Somebody answered whether the robot belongs to the account on the screen. */
  answerPairing(pairing: string, yes: boolean): void {
    this.tell(null, { type: "pressed", pairing, yes });
  }

  /** Tells the hub how a visit went. False when the hub is not there to be told; nothing is kept then. */
  report(summary: Omit<VisitSummary, "type">): boolean {
    return this.machine.phase.at === "online" && this.send({ type: "visit.summary", ...summary });
  }

  /** Delivers until aborted, once. What was not acknowledged by then stays in the outbox. */
  async run(signal: AbortSignal): Promise<void> {
    const { outbox, clock, journal } = this.parts;
    const erasing = keepErasing(outbox, clock, journal, signal).catch((error: unknown) => this.fail(error));
    const stop = () => this.inbox.close();
    signal.addEventListener("abort", stop, { once: true });
    if (signal.aborted) stop();
    this.tell(null, { type: "started" });
    try {
      for await (const { call, event } of this.inbox) {
        if (signal.aborted || this.defect) break;
        if (call === null || call === this.call) this.take(event);
      }
    } finally {
      signal.removeEventListener("abort", stop);
      for (const alarm of [this.health, this.retry, this.reply, this.code]) alarm.clear();
      this.hangUp();
      await Promise.all(this.dialling);
      this.show("offline", null);
    }
    if (this.defect) throw this.defect.error;
    await erasing;
  }

  private take(event: UplinkEvent): void {
    // What an effect brings about is dealt with before the next news: a second push must know of the first.
    const events = [event];
    for (let next = events.shift(); next; next = events.shift()) {
      const { machine, effects } = nextUplink(this.machine, next);
      this.machine = machine;
      this.show(stateOf(machine), shownOf(machine));
      for (const effect of effects) {
        const brought = this.carryOut(effect);
        events.push(...brought);
        // What follows rests on it: nothing is sent for an account before other accounts' letters are set aside.
        if (brought.some((event) => event.type === "outbox-failed")) break;
      }
    }
  }

  private carryOut(effect: UplinkEffect): readonly UplinkEvent[] {
    const { errands } = this;
    const { rules, journal } = this.parts;
    switch (effect.do) {
      case "dial":
        this.dial();
        this.ring(this.reply, rules.dialWithinMs, { type: "reply-overdue" });
        return [];
      case "hang-up":
        this.hangUp();
        return [];
      case "wait":
        this.wait(effect.how, effect.failures);
        return [];
      case "expect-reply":
        this.ring(this.reply, rules.replyWithinMs, { type: "reply-overdue" });
        return [];
      case "owe-nothing":
        this.reply.clear();
        return [];
      case "introduce":
        return this.onOutbox((outbox) => errands.introduce(outbox, effect.nonce));
      case "ask-for-code":
        errands.askForCode(effect.nonce);
        return [];
      case "renew-code":
        this.ring(this.code, effect.inMs, { type: "code-stale" });
        return [];
      case "answer-approval":
        this.send({ type: effect.yes ? "pair.confirm" : "pair.decline", pairing: effect.pairing });
        return [];
      case "belong":
        return this.onOutbox((outbox) => errands.belong(outbox, effect.account));
      case "carry-out":
        return this.onOutbox((outbox) => errands.obey(outbox, effect.order));
      case "finish-draining":
        return this.onOutbox(() => errands.finishDraining(effect.order));
      case "look-after-key":
        errands.lookAfterKey(effect.nonce, rules.keyDays);
        return [];
      case "use-new-key":
        errands.useNewKey(effect.publicKey);
        return [];
      case "drop-new-key":
        errands.dropNewKey();
        return [];
      case "push":
        return this.withOutbox((outbox) => [
          {
            type: "pushed",
            ...pushLetters(outbox, this.call, effect, (sequence, reasons) =>
              this.quarantine(outbox, sequence, reasons),
            ),
          },
        ]);
      case "settle":
        return this.onOutbox((outbox) => errands.settle(outbox, effect.upTo));
      case "quarantine":
        return this.onOutbox((outbox) => this.quarantine(outbox, effect.sequence, effect.reasons));
      case "report-health":
        this.ring(this.health, rules.healthEveryMs, { type: "health-due" });
        return this.onOutbox((outbox) => errands.reportHealth(outbox));
      case "consider-config":
        errands.considerConfig(effect.version, effect.document);
        return [];
      case "note":
        journal.warn(effect.event, { detail: effect.detail });
        return [];
    }
  }

  private dial(): void {
    const call = new Call((event) => this.tell(call, event));
    this.call = call;
    this.errands.begin();
    const dialled = call
      .dial(this.parts.dialler)
      .catch((error: unknown) => this.fail(error))
      .finally(() => this.dialling.delete(dialled));
    this.dialling.add(dialled);
  }

  private hangUp(): void {
    this.reply.clear();
    this.health.clear();
    this.code.clear();
    this.call?.hangUp();
    this.call = null;
  }

  private wait(how: "back-off" | "long", failures: number): void {
    const { rules, random } = this.parts;
    if (failures === 1) this.waits = backoff(rules.retry, random);
    const ms = how === "long" ? rules.unpairedRetryMs : this.waits.next().value;
    this.ring(this.retry, ms, { type: "retry-due" });
  }

  private quarantine(outbox: Outbox, sequence: number, reasons: readonly string[]): void {
    outbox.quarantine(sequence, reasons);
    this.parts.journal.warn("letter.quarantined", { sequence, reasons: reasons.length });
  }

  private onOutbox(work: (outbox: Outbox) => void): readonly UplinkEvent[] {
    return this.withOutbox((outbox) => {
      work(outbox);
      return [];
    });
  }

  /** A store that fails ends the connection, not the robot: trying again may find room on the disk. */
  private withOutbox(work: (outbox: Outbox) => readonly UplinkEvent[]): readonly UplinkEvent[] {
    const { outbox, gauges } = this.parts;
    try {
      const events = work(outbox);
      const { pending, quarantined } = outbox.backlog();
      gauges.set("sync.pending_count", pending);
      gauges.set("sync.quarantined_count", quarantined);
      return events;
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      return [{ type: "outbox-failed", code: error.code }];
    }
  }

  private send(message: Up): boolean {
    return this.call?.send(message) ?? false;
  }

  private ring(alarm: Alarm, ms: number, event: UplinkEvent): void {
    const { call } = this;
    alarm.in(ms, () => this.tell(call, event));
  }

  private tell(call: Call | null, event: UplinkEvent): void {
    if (!this.inbox.offer({ call, event })) call?.hangUp();
  }

  /** We were wrong somewhere: `run` ends with it. */
  private fail(error: unknown): void {
    this.defect ??= { error };
    this.inbox.close();
  }

  private show(state: UplinkState, pairing: ShownPairing | null): void {
    if (state !== this.shown) {
      this.shown = state;
      this.on.state(state);
    }
    if (pairing !== this.shownPairing) {
      this.shownPairing = pairing;
      this.on.pairing(pairing);
    }
  }
}

function stateOf({ phase, unpaired }: UplinkMachine): UplinkState {
  if (phase.at === "online") return "online";
  if (unpaired) return "needs-pairing";
  return phase.at === "stopped" || phase.at === "waiting" ? "offline" : "connecting";
}

function shownOf({ phase }: UplinkMachine): ShownPairing | null {
  if (phase.at !== "pairing") return null;
  const { step } = phase;
  return step.at === "code" || step.at === "approved" ? step : null;
}
