import { isoOf } from "../../../robot/kernel/clock.ts";
import type { Hello } from "../../../robot/sync/protocol/hello.ts";
import type { IntakePush } from "../../../robot/sync/protocol/intake-push.ts";
import { type KeyRotate, rotationText } from "../../../robot/sync/protocol/key-rotate.ts";
import type { OrderDone } from "../../../robot/sync/protocol/order-done.ts";
import type { Up } from "../../../robot/sync/protocol/up.ts";
import type { HubCore } from "../core.ts";
import type { IntakeStore } from "../intake/intake-store.ts";
import { keepVerdict, latestConfig } from "./config-store.ts";
import { rotateKey } from "./key-store.ts";
import { answerOrder, type OrderRow, unanswered } from "./order-store.ts";
import { type Arrival, arrive, depart } from "./presence.ts";
import { isPublicKey, proves } from "./robot-key.ts";
import type { RobotLine } from "./robot-line.ts";
import type { EnrolledRobot, RobotStore } from "./robot-store.ts";

/** Unanswered pushes that a robot may have; also the most that one transaction takes. */
export const WINDOW = 256;

/** Orders have been there since. Older robots know one command. */
const FIRST_WITH_ORDERS = 2;

export interface EnrolledTalkParts {
  readonly core: HubCore;
  readonly intakes: IntakeStore;
  readonly robots: RobotStore;
  readonly line: RobotLine;
  readonly robot: EnrolledRobot;
  /** The key that this connection was authenticated with, and the nonce that it signed. */
  readonly publicKey: string;
  readonly nonce: string;
  readonly hello: Hello;
}

/** What a robot says once it is known, and what its owner wants of it. */
export type EnrolledMessage = Exclude<
  Up,
  { type: "auth" | "hello" | "intake.push" | "pair.request" | "pair.confirm" | "pair.decline" }
>;

/** With a robot that proved whose it is: takes what it brings and gives it what its owner decided. */
export class EnrolledTalk {
  private readonly parts: EnrolledTalkParts;
  private readonly arrival: Arrival;
  private readonly given = new Set<string>();
  /** The version of its profile that the robot has, or was sent on this connection. */
  private configVersion: number | null;
  /** The last sequence of the robot's outbox that needs nothing more from us. */
  private dealtWith = 0;

  constructor(parts: EnrolledTalkParts) {
    this.parts = parts;
    this.configVersion = parts.hello.configVersion;
    this.arrival = { hub: parts.core.hub, since: new Date(parts.core.clock.wallNow()) };
  }

  /** From here on the robot counts as online. */
  async begin(): Promise<void> {
    const { core, intakes, robot, hello } = this.parts;
    const { database, clock } = core;
    const [cursor] = await clock.during(
      Promise.all([
        intakes.cursorOf(robot.id, hello.outbox),
        arrive(database, robot, hello.softwareVersion, this.arrival),
      ]),
    );
    // What the robot no longer needs us for counts too: it may have quarantined a letter that we never saw.
    this.dealtWith = Math.max(cursor, hello.cursor);
    await this.welcome(cursor);
    await this.lookAgain();
  }

  /** No longer online, unless the robot has connected again since. */
  async end(): Promise<void> {
    const { core, robot } = this.parts;
    await core.clock.during(depart(core.database, robot, this.arrival, core.clock.wallNow()));
  }

  /** Compares what the robot was told with what its owner has decided by now. */
  async lookAgain(): Promise<void> {
    const { core, robots, robot, line } = this.parts;
    const { clock, database } = core;
    const standing = await clock.during(robots.standing(robot.id));
    if (!standing || standing.revoked || standing.left) {
      line.end("revoked", { type: "revoked" });
      return;
    }
    if (standing.hub !== null && standing.hub !== core.hub) {
      line.end("replaced", {
        type: "error",
        code: "replaced",
        detail: "this robot connected to another hub",
      });
      return;
    }
    if (standing.configVersion !== null && standing.configVersion !== this.configVersion) {
      const config = await clock.during(latestConfig(database, robot.id));
      if (config) {
        this.configVersion = config.version;
        line.send({ type: "config", version: config.version, document: config.document });
      }
    }
    for (const order of await clock.during(unanswered(database, robot.id))) await this.give(order);
  }

  async deal(message: EnrolledMessage): Promise<void> {
    const { core, robots, robot } = this.parts;
    const { clock } = core;
    switch (message.type) {
      case "health":
        return await clock.during(robots.health(robot, message, clock.wallNow()));
      case "visit.summary":
        return await clock.during(robots.visit(robot, message));
      case "config.report":
        return await clock.during(keepVerdict(core.database, robot, message));
      case "key.rotate":
        return await this.rotate(message);
      case "order.done":
        return await this.orderDone(message);
    }
  }

  /** False when a letter before these never arrived; the connection is over then. */
  async take(pushes: readonly IntakePush[]): Promise<boolean> {
    const { core, intakes, robot, hello, line } = this.parts;
    const { clock, journal } = core;
    for (const push of pushes) {
      if (push.after > this.dealtWith) {
        line.refuse("gap", `sequence ${push.after} never arrived`, true);
        return false;
      }
      this.dealtWith = Math.max(this.dealtWith, push.sequence);
    }
    const receivedAt = clock.wallNow();
    const verdicts = await clock.during(intakes.commit(robot, hello.outbox, pushes, receivedAt));
    for (const verdict of verdicts) {
      const { sequence, id } = verdict.push;
      if (verdict.is === "rejected") {
        journal.warn("hub.lead-rejected", { robot: robot.name, sequence, reasons: verdict.reasons.length });
        line.send({ type: "intake.reject", sequence, reasons: [...verdict.reasons] });
      } else if (verdict.is === "new") {
        journal.info("hub.lead-stored", { robot: robot.name, sequence, lead: id, at: isoOf(receivedAt) });
      }
    }
    line.send({ type: "intake.ack", upTo: Math.max(...pushes.map((push) => push.sequence)) });
    return true;
  }

  /** A robot of version 1 takes nothing that it does not know, not even another field. */
  private async welcome(cursor: number): Promise<void> {
    const { core, robots, robot, hello, line } = this.parts;
    const { protocolVersion } = hello;
    const welcome = { type: "welcome", protocolVersion, robot: robot.name, cursor, window: WINDOW } as const;
    if (protocolVersion < FIRST_WITH_ORDERS) line.send(welcome);
    else {
      const account = await core.clock.during(robots.accountOf(robot));
      line.send({ ...welcome, account });
    }
  }

  private async give({ id, kind, records }: OrderRow): Promise<void> {
    const { core, robot, hello, line } = this.parts;
    if (this.given.has(id)) return;
    this.given.add(id);
    if (hello.protocolVersion >= FIRST_WITH_ORDERS) {
      line.send({ type: "order", id, kind, records });
    } else if (kind === "report-health") {
      line.send({ type: "command", command: kind });
      const receipt = { erased: 0, delivered: 0, remaining: 0 };
      await core.clock.during(answerOrder(core.database, robot, { id, receipt }, core.clock.wallNow()));
    }
    // Anything else waits until the robot's software is new enough to prove that it was done.
  }

  private async orderDone({ id, receipt }: OrderDone): Promise<void> {
    const { core, robot, line } = this.parts;
    const { clock, database, journal } = core;
    const { left } = await clock.during(answerOrder(database, robot, { id, receipt }, clock.wallNow()));
    journal.info("hub.order-done", { robot: robot.name, ...receipt });
    if (left) line.end("left", { type: "revoked" });
  }

  private async rotate({ newPublicKey, oldSignature, newSignature }: KeyRotate): Promise<void> {
    const { core, robot, line, publicKey, nonce } = this.parts;
    const { clock, database } = core;
    const text = rotationText(nonce, publicKey, newPublicKey);
    const isProven =
      isPublicKey(newPublicKey) &&
      newPublicKey !== publicKey &&
      proves(publicKey, text, oldSignature) &&
      proves(newPublicKey, text, newSignature);
    const until = isProven
      ? await clock.during(rotateKey(database, robot, newPublicKey, clock.wallNow()))
      : null;
    if (until === null) line.refuse("key-refused", "the new key proves nothing or is taken", false);
    else line.send({ type: "key.rotated", newPublicKey, oldValidUntil: until.toISOString() });
  }
}
