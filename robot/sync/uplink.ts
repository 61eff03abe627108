import { backoff } from "../kernel/backoff.ts";
import { BoundedQueue } from "../kernel/bounded-queue.ts";
import { isoOf } from "../kernel/clock.ts";
import { Fault } from "../kernel/fault.ts";
import { Alarm } from "./alarm.ts";
import { Call } from "./call.ts";
import { judgeConfig } from "./config-verdict.ts";
import type { Letter, Outbox } from "./outbox.ts";
import { challengeText } from "./protocol/challenge.ts";
import { LONGEST_MESSAGE } from "./protocol/message.ts";
import type { Up } from "./protocol/up.ts";
import { PROTOCOL_VERSION } from "./protocol/version.ts";
import type { VisitSummary } from "./protocol/visit-summary.ts";
import { keepErasing } from "./retention.ts";
import type { SyncRules } from "./sync-config.ts";
import {
  nextUplink,
  stoppedUplink,
  type UplinkEffect,
  type UplinkEvent,
  type UplinkMachine,
} from "./uplink-machine.ts";
import type { UplinkListener, UplinkParts } from "./uplink-parts.ts";

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
  private readonly dialling = new Set<Promise<void>>();
  private machine: UplinkMachine;
  private shown: UplinkState = "offline";
  private waits: Generator<number, never>;
  private call: Call | null = null;
  private configVersion: number | null;
  private defect: { readonly error: unknown } | null = null;

  constructor(parts: UplinkParts, on: UplinkListener) {
    this.parts = parts;
    this.on = on;
    this.machine = stoppedUplink(parts.rules.window);
    this.waits = backoff(parts.rules.retry, parts.random);
    this.reply = new Alarm(parts.clock);
    this.retry = new Alarm(parts.clock);
    this.health = new Alarm(parts.clock);
    this.configVersion = parts.configVersion ?? null;
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
      for (const alarm of [this.health, this.retry, this.reply]) alarm.clear();
      this.hangUp();
      await Promise.all(this.dialling);
      this.show("offline");
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
      this.show(stateOf(machine));
      for (const effect of effects) events.push(...this.carryOut(effect));
    }
  }

  private carryOut(effect: UplinkEffect): readonly UplinkEvent[] {
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
        return this.withOutbox((outbox) => this.introduce(outbox, effect.nonce));
      case "push":
        return this.withOutbox((outbox) => this.push(outbox, effect.after, effect.limit));
      case "settle":
        return this.withOutbox((outbox) => {
          outbox.settle(effect.upTo);
          journal.info("letter.delivered", { upTo: effect.upTo });
          return [];
        });
      case "quarantine":
        return this.withOutbox((outbox) => this.quarantine(outbox, effect.sequence, effect.reasons));
      case "report-health":
        this.ring(this.health, rules.healthEveryMs, { type: "health-due" });
        return this.withOutbox((outbox) => this.reportHealth(outbox));
      case "consider-config":
        this.considerConfig(effect.version, effect.document);
        return [];
      case "note":
        journal.warn(effect.event, { detail: effect.detail });
        return [];
    }
  }

  private dial(): void {
    const call = new Call((event) => this.tell(call, event));
    this.call = call;
    const dialled = call
      .dial(this.parts.dialler)
      .catch((error: unknown) => this.fail(error))
      .finally(() => this.dialling.delete(dialled));
    this.dialling.add(dialled);
  }

  private hangUp(): void {
    this.reply.clear();
    this.health.clear();
    this.call?.hangUp();
    this.call = null;
  }

  private wait(how: "back-off" | "unpaired", failures: number): void {
    const { rules, random } = this.parts;
    if (failures === 1) this.waits = backoff(rules.retry, random);
    const ms = how === "unpaired" ? rules.unpairedRetryMs : this.waits.next().value;
    this.ring(this.retry, ms, { type: "retry-due" });
  }

  private introduce(outbox: Outbox, nonce: string): readonly UplinkEvent[] {
    const { identity, softwareVersion = "0.0.0" } = this.parts;
    const { publicKey } = identity;
    this.send({ type: "auth", publicKey, signature: identity.sign(challengeText(nonce, publicKey)) });
    this.send({
      type: "hello",
      protocolVersion: PROTOCOL_VERSION,
      softwareVersion,
      outbox: outbox.id,
      cursor: outbox.cursor(),
      configVersion: this.configVersion,
    });
    return [];
  }

  /**
   * Begins at the oldest pending letter, also where the hub says that it has it already: it recognises what
   * it has. Trusting the hub's cursor instead would lose a letter whose rejection was lost on the way.
   */
  private push(outbox: Outbox, after: number, limit: number): readonly UplinkEvent[] {
    const sequences: number[] = [];
    let previous = after === 0 ? outbox.cursor() : after;
    for (let looked = after; sequences.length < limit; ) {
      const letters = outbox.pending(limit - sequences.length, looked);
      if (letters.length === 0) break;
      for (const letter of letters) {
        looked = letter.sequence;
        const text = JSON.stringify(pushOf(letter, previous));
        if (text.length > LONGEST_MESSAGE) {
          this.quarantine(outbox, letter.sequence, [
            `The record is longer than ${LONGEST_MESSAGE} characters.`,
          ]);
          continue;
        }
        if (!this.call?.sendText(text)) return [{ type: "pushed", sequences, stuck: true }];
        sequences.push(letter.sequence);
        previous = letter.sequence;
      }
    }
    return [{ type: "pushed", sequences, stuck: false }];
  }

  private quarantine(outbox: Outbox, sequence: number, reasons: readonly string[]): readonly UplinkEvent[] {
    outbox.quarantine(sequence, reasons);
    this.parts.journal.warn("letter.quarantined", { sequence, reasons: reasons.length });
    return [];
  }

  private reportHealth(outbox: Outbox): readonly UplinkEvent[] {
    const { pending, quarantined, oldestPostedAt } = outbox.backlog();
    this.send({
      type: "health",
      pending,
      quarantined,
      oldestPostedAt: oldestPostedAt === null ? null : isoOf(oldestPostedAt),
    });
    return [];
  }

  private considerConfig(version: number, document: Record<string, unknown>): void {
    const report = judgeConfig(version, document, (profile) => this.on.config(profile, version));
    if (report.accepted) this.configVersion = version;
    this.parts.journal.info(report.accepted ? "config.accepted" : "config.refused", { version });
    this.send(report);
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

  private show(state: UplinkState): void {
    if (state === this.shown) return;
    this.shown = state;
    this.on.state(state);
  }
}

function pushOf({ sequence, id, contentSha256, record }: Letter, after: number): Up {
  return { type: "intake.push", sequence, after, id, contentSha256, record };
}

function stateOf({ phase, unpaired }: UplinkMachine): UplinkState {
  if (phase.at === "online") return "online";
  if (unpaired) return "needs-pairing";
  return phase.at === "stopped" || phase.at === "waiting" ? "offline" : "connecting";
}
