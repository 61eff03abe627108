import { type Clock, isoOf } from "../../../robot/kernel/clock.ts";
import { messageOf } from "../../../robot/kernel/fault.ts";
import type { Journal } from "../../../robot/kernel/journal.ts";
import type { Auth } from "../../../robot/sync/protocol/auth.ts";
import type { Down } from "../../../robot/sync/protocol/down.ts";
import type { Hello } from "../../../robot/sync/protocol/hello.ts";
import type { IntakePush } from "../../../robot/sync/protocol/intake-push.ts";
import type { Refusal } from "../../../robot/sync/protocol/refusal.ts";
import { parseUp, type Up } from "../../../robot/sync/protocol/up.ts";
import { PROTOCOL_VERSION, SUPPORTED_VERSIONS } from "../../../robot/sync/protocol/version.ts";
import type { IntakeStore } from "../intake/intake-store.ts";
import { proves } from "./robot-key.ts";
import type { EnrolledRobot, PublishedConfig, RobotStore } from "./robot-store.ts";

/** Unanswered pushes that a robot may have; also the most that one transaction takes. */
export const WINDOW = 256;
/** Other messages that may wait while the storage is busy. */
const SLACK = 32;
/** Messages that are not in the protocol before the connection is closed. */
const PATIENCE = 5;
/** From the challenge to `hello`. */
const INTRODUCE_WITHIN_MS = 10_000;

export interface SessionParts {
  readonly intakes: IntakeStore;
  readonly robots: RobotStore;
  readonly clock: Clock;
  readonly journal: Journal;
  /** Never used before and not to be guessed. */
  readonly nonce: string;
  readonly send: (text: string) => void;
  readonly close: (why: string) => void;
  /** The robot proved who it is; an older session of the same robot gives way. */
  readonly opened: (session: RobotSession, robot: EnrolledRobot) => void;
  readonly ended: (session: RobotSession) => void;
  /** Ids of leads that are stored now. */
  readonly stored: (ids: readonly string[]) => void;
}

/** How far the robot has come. */
type Standing =
  | { readonly at: "challenged" }
  | { readonly at: "proven"; readonly robot: EnrolledRobot }
  | { readonly at: "open"; readonly robot: EnrolledRobot; readonly outbox: string }
  | { readonly at: "over" };

/**
 * The hub's side of one robot's connection. Messages are dealt with one after another, except that pushes
 * which wait together are stored together. Whatever a robot sends, the hub goes on.
 */
export class RobotSession {
  private readonly parts: SessionParts;
  private readonly patience = new AbortController();
  private inbox: Up[] = [];
  private standing: Standing = { at: "challenged" };
  private working: Promise<void> | null = null;
  private unanswered = 0;
  private misunderstood = 0;
  /** The last sequence of the robot's outbox that needs nothing more from us. */
  private dealtWith = 0;

  constructor(parts: SessionParts) {
    this.parts = parts;
  }

  /** Speaks first. */
  open(): void {
    this.send({ type: "challenge", nonce: this.parts.nonce });
    this.parts.clock.sleep(INTRODUCE_WITHIN_MS, this.patience.signal).then(
      () => this.end("the robot did not introduce itself in time"),
      () => {
        // It did, or it went.
      },
    );
  }

  message(text: string): void {
    if (this.standing.at === "over") return;
    const parsed = parseUp(text);
    if (!parsed.ok) {
      this.misunderstood += 1;
      this.refuse("not-understood", parsed.problem, this.misunderstood >= PATIENCE);
      return;
    }
    if (parsed.message.type === "intake.push") this.unanswered += 1;
    if (this.unanswered > WINDOW || this.inbox.length > WINDOW + SLACK) {
      this.refuse("window-exceeded", `at most ${WINDOW} pushes may be unanswered`, true);
      return;
    }
    this.inbox.push(parsed.message);
    this.working ??= this.work();
  }

  /** The connection ended on its own. What is being stored still gets stored. */
  closed(why: string): void {
    this.leave(why);
  }

  /** Ends the connection from our side, saying why when there is more to say than goodbye. */
  end(why: string, last?: Down): void {
    if (this.standing.at === "over") return;
    if (last) this.send(last);
    this.leave(why);
    this.parts.close(why);
  }

  offer({ version, document }: PublishedConfig): void {
    this.send({ type: "config", version, document });
  }

  /** Resolves when nothing of this session touches the storage any more. */
  async idle(): Promise<void> {
    await this.working;
  }

  private async work(): Promise<void> {
    // A packet's messages are handed over one by one in this turn: beginning with the first alone would give it a
    // transaction of its own, and another to the rest.
    await Promise.resolve();
    try {
      for (let next = this.inbox.shift(); next && !this.isOver(); next = this.inbox.shift()) {
        await this.deal(next);
      }
    } catch (error) {
      this.parts.journal.error("hub.storage-failed", { cause: reasonOf(error).slice(0, 200) });
      this.refuse("unavailable", "the hub cannot store anything at the moment", true);
    } finally {
      this.working = null;
    }
  }

  private async deal(message: Up): Promise<void> {
    const { standing } = this;
    const { robots, clock } = this.parts;
    if (message.type === "auth" && standing.at === "challenged") return await this.authenticate(message);
    if (message.type === "hello" && standing.at === "proven")
      return await this.greet(message, standing.robot);
    if (standing.at !== "open" || message.type === "auth" || message.type === "hello") {
      this.refuse("out-of-turn", `${message.type} while ${standing.at}`, true);
      return;
    }
    const { robot, outbox } = standing;
    switch (message.type) {
      case "intake.push":
        return await this.take(robot, outbox, [message, ...this.waitingPushes()]);
      case "health":
        return await clock.during(robots.health(robot.id, message, clock.wallNow()));
      case "visit.summary":
        return await clock.during(robots.visit(robot.id, message));
      case "config.report":
        return await clock.during(robots.configReport(robot.id, message));
    }
  }

  private async authenticate({ publicKey, signature }: Auth): Promise<void> {
    const { robots, clock, nonce } = this.parts;
    const robot = await clock.during(robots.byKey(publicKey));
    if (!robot || !proves(publicKey, nonce, signature)) {
      this.refuse("unauthorised", "this robot is not enrolled here; pair it", true);
    } else if (robot.revoked) {
      this.end("revoked", { type: "revoked" });
    } else if (!this.isOver()) {
      this.standing = { at: "proven", robot };
    }
  }

  private async greet(hello: Hello, robot: EnrolledRobot): Promise<void> {
    const { robots, intakes, clock } = this.parts;
    if (!SUPPORTED_VERSIONS.includes(hello.protocolVersion)) {
      this.refuse("unsupported-version", `this hub speaks ${SUPPORTED_VERSIONS.join(", ")}`, true);
      return;
    }
    await clock.during(robots.seen(robot.id, hello.softwareVersion, clock.wallNow()));
    const cursor = await clock.during(intakes.cursorOf(robot.id, hello.outbox));
    const config = await clock.during(robots.latestConfig(robot.id));
    if (this.isOver()) return;
    this.standing = { at: "open", robot, outbox: hello.outbox };
    this.patience.abort();
    // What the robot no longer needs us for counts too: it may have quarantined a letter that we never saw.
    this.dealtWith = Math.max(cursor, hello.cursor);
    this.parts.opened(this, robot);
    this.send({
      type: "welcome",
      protocolVersion: PROTOCOL_VERSION,
      robot: robot.name,
      cursor,
      window: WINDOW,
    });
    if (config && config.version !== hello.configVersion) this.offer(config);
  }

  private async take(robot: EnrolledRobot, outbox: string, pushes: readonly IntakePush[]): Promise<void> {
    const { intakes, clock, journal } = this.parts;
    for (const push of pushes) {
      if (push.after > this.dealtWith) {
        this.refuse("gap", `sequence ${push.after} never arrived`, true);
        return;
      }
      this.dealtWith = Math.max(this.dealtWith, push.sequence);
    }
    const receivedAt = clock.wallNow();
    const verdicts = await clock.during(intakes.commit(robot, outbox, pushes, receivedAt));
    const stored: string[] = [];
    for (const verdict of verdicts) {
      const { sequence, id } = verdict.push;
      if (verdict.is === "rejected") {
        journal.warn("hub.lead-rejected", { robot: robot.name, sequence, reasons: verdict.reasons.length });
        this.send({ type: "intake.reject", sequence, reasons: [...verdict.reasons] });
      } else if (verdict.is === "new") {
        journal.info("hub.lead-stored", { robot: robot.name, sequence, lead: id, at: isoOf(receivedAt) });
        stored.push(id);
      }
    }
    this.unanswered -= pushes.length;
    this.send({ type: "intake.ack", upTo: Math.max(...pushes.map((push) => push.sequence)) });
    if (stored.length > 0) this.parts.stored(stored);
  }

  private waitingPushes(): IntakePush[] {
    const pushes: IntakePush[] = [];
    for (let next = this.inbox[0]; next?.type === "intake.push"; next = this.inbox[0]) {
      pushes.push(next);
      this.inbox.shift();
    }
    return pushes;
  }

  private refuse(code: Refusal["code"], detail: string, final: boolean): void {
    if (this.isOver()) return;
    const robot = "robot" in this.standing ? this.standing.robot.name : null;
    this.parts.journal.warn("hub.refused", { robot, code, detail });
    const refusal = { type: "error", code, detail: detail.slice(0, 500) } as const;
    if (final) this.end(code, refusal);
    else this.send(refusal);
  }

  private send(message: Down): void {
    if (!this.isOver()) this.parts.send(JSON.stringify(message));
  }

  private leave(why: string): void {
    if (this.isOver()) return;
    const { standing } = this;
    this.standing = { at: "over" };
    this.inbox = [];
    this.patience.abort();
    if (standing.at === "open") {
      this.parts.journal.info("hub.robot-offline", { robot: standing.robot.name, why });
    }
    this.parts.ended(this);
  }

  private isOver(): boolean {
    return this.standing.at === "over";
  }
}

/** What the database said. The query builder's own message repeats the parameters, and with them the record. */
function reasonOf(error: unknown): string {
  return messageOf(error instanceof Error ? (error.cause ?? error) : error);
}
