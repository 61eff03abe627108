import { messageOf } from "../../../robot/kernel/fault.ts";
import type { Auth } from "../../../robot/sync/protocol/auth.ts";
import { challengeText } from "../../../robot/sync/protocol/challenge.ts";
import type { Down } from "../../../robot/sync/protocol/down.ts";
import type { Hello } from "../../../robot/sync/protocol/hello.ts";
import type { IntakePush } from "../../../robot/sync/protocol/intake-push.ts";
import type { Refusal } from "../../../robot/sync/protocol/refusal.ts";
import { parseUp, type Up } from "../../../robot/sync/protocol/up.ts";
import { SUPPORTED_VERSIONS } from "../../../robot/sync/protocol/version.ts";
import type { HubCore } from "../core.ts";
import type { IntakeStore } from "../intake/intake-store.ts";
import { EnrolledTalk, WINDOW } from "./enrolled-talk.ts";
import { holderOf } from "./key-store.ts";
import { PairingTalk } from "./pairing-talk.ts";
import { proves } from "./robot-key.ts";
import type { RobotLine } from "./robot-line.ts";
import type { EnrolledRobot, RobotStore } from "./robot-store.ts";

/** Other messages that may wait while the storage is busy. */
const SLACK = 32;
/** Messages that are not in the protocol before the connection is closed. */
const PATIENCE = 5;
/** From the challenge to `hello`, or to the first `pair.request`. */
const INTRODUCE_WITHIN_MS = 10_000;

export interface SessionParts {
  readonly core: HubCore;
  readonly intakes: IntakeStore;
  readonly robots: RobotStore;
  /** Never used before and not to be guessed. */
  readonly nonce: string;
  /** Where the connection comes from: an address, to count requests by. */
  readonly from: string;
  readonly send: (text: string) => void;
  readonly close: (why: string) => void;
  /** The robot proved who it is; an older session of the same robot gives way. */
  readonly opened: (session: RobotSession, robot: EnrolledRobot) => void;
  readonly ended: (session: RobotSession) => void;
}

/** How far the robot has come. */
type Standing =
  | { readonly at: "challenged" }
  | { readonly at: "pairing"; readonly talk: PairingTalk }
  | { readonly at: "proven"; readonly robot: EnrolledRobot; readonly publicKey: string }
  | { readonly at: "open"; readonly robot: EnrolledRobot; readonly talk: EnrolledTalk }
  | { readonly at: "over" };

/** What waits to be dealt with: a message, or something that changed in the database. */
type Business = Up | "look-again";

/**
 * The hub's side of one robot's connection. Business is dealt with one after another, except that pushes
 * which wait together are stored together. Whatever a robot sends, the hub goes on.
 */
export class RobotSession {
  private readonly parts: SessionParts;
  private readonly line: RobotLine;
  private readonly patience = new AbortController();
  private inbox: Business[] = [];
  private standing: Standing = { at: "challenged" };
  private working: Promise<void> | null = null;
  private signingOff: Promise<void> | null = null;
  private unanswered = 0;
  private misunderstood = 0;

  constructor(parts: SessionParts) {
    this.parts = parts;
    this.line = {
      send: (message) => this.send(message),
      refuse: (code, detail, final) => this.refuse(code, detail, final),
      end: (why, last) => this.end(why, last),
    };
  }

  /** Speaks first. */
  open(): void {
    this.send({ type: "challenge", nonce: this.parts.nonce });
    this.parts.core.clock.sleep(INTRODUCE_WITHIN_MS, this.patience.signal).then(
      () => this.end("the robot did not introduce itself in time"),
      () => {
        // It did, or it went.
      },
    );
  }

  /** What a robot that belongs to nobody yet shows on its screen; null for any other. */
  get pairing(): string | null {
    return this.standing.at === "pairing" ? this.standing.talk.pairing : null;
  }

  get isPairing(): boolean {
    return this.standing.at === "pairing";
  }

  message(text: string): void {
    if (this.isOver()) return;
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
    this.queue(parsed.message);
  }

  /** Something about this robot changed in the database. */
  lookAgain(): void {
    if (this.isOver() || this.inbox.includes("look-again")) return;
    this.queue("look-again");
  }

  /** The connection ended on its own. What is being stored still gets stored. */
  closed(why: string): void {
    this.leave(why);
  }

  /** Ends the connection from our side, saying why when there is more to say than goodbye. */
  end(why: string, last?: Down): void {
    if (this.isOver()) return;
    if (last) this.send(last);
    this.leave(why);
    this.parts.close(why);
  }

  /** Resolves when nothing of this session touches the storage any more. */
  async idle(): Promise<void> {
    await this.working;
    await this.signingOff;
  }

  private queue(business: Business): void {
    this.inbox.push(business);
    this.working ??= this.work();
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
      this.parts.core.journal.error("hub.storage-failed", { cause: reasonOf(error).slice(0, 200) });
      this.refuse("unavailable", "the hub cannot store anything at the moment", true);
    } finally {
      this.working = null;
    }
  }

  private async deal(business: Business): Promise<void> {
    const { standing } = this;
    if (business === "look-again") {
      if (standing.at === "pairing" || standing.at === "open") await standing.talk.lookAgain();
      return;
    }
    switch (business.type) {
      case "auth":
        if (standing.at === "challenged") return await this.authenticate(business);
        break;
      case "hello":
        if (standing.at === "proven") return await this.greet(business, standing);
        break;
      case "pair.request":
        if (standing.at === "challenged") return await this.beginPairing().request(business);
        if (standing.at === "pairing") return await standing.talk.request(business);
        break;
      case "pair.confirm":
      case "pair.decline":
        if (standing.at === "pairing") return await standing.talk.answer(business);
        break;
      case "intake.push":
        if (standing.at === "open") return await this.take(business, standing.talk);
        break;
      case "health":
      case "visit.summary":
      case "config.report":
      case "key.rotate":
      case "order.done":
        if (standing.at === "open") return await standing.talk.deal(business);
    }
    this.refuse("out-of-turn", `${business.type} while ${standing.at}`, true);
  }

  private beginPairing(): PairingTalk {
    const { core, nonce, from } = this.parts;
    this.patience.abort();
    const talk = new PairingTalk(core, this.line, { nonce, from });
    this.standing = { at: "pairing", talk };
    return talk;
  }

  private async authenticate({ publicKey, signature }: Auth): Promise<void> {
    const { core, nonce } = this.parts;
    const robot = await core.clock.during(holderOf(core.database, publicKey, core.clock.wallNow()));
    if (!robot || !proves(publicKey, challengeText(nonce, publicKey), signature)) {
      this.refuse("unauthorised", "this robot is not enrolled here; pair it", true);
    } else if (robot.revoked) {
      this.end("revoked", { type: "revoked" });
    } else if (!this.isOver()) {
      this.standing = { at: "proven", robot, publicKey };
    }
  }

  private async greet(hello: Hello, known: Extract<Standing, { at: "proven" }>): Promise<void> {
    if (!SUPPORTED_VERSIONS.includes(hello.protocolVersion)) {
      this.refuse("unsupported-version", `this hub speaks ${SUPPORTED_VERSIONS.join(", ")}`, true);
      return;
    }
    const { robot } = known;
    const talk = new EnrolledTalk({ ...this.parts, ...known, line: this.line, hello });
    this.patience.abort();
    this.standing = { at: "open", robot, talk };
    this.parts.opened(this, robot);
    await talk.begin();
  }

  private async take(push: IntakePush, talk: EnrolledTalk): Promise<void> {
    const pushes = [push, ...this.waitingPushes()];
    if (await talk.take(pushes)) this.unanswered -= pushes.length;
  }

  private waitingPushes(): IntakePush[] {
    const pushes: IntakePush[] = [];
    for (let next = this.inbox[0]; isPush(next); next = this.inbox[0]) {
      pushes.push(next);
      this.inbox.shift();
    }
    return pushes;
  }

  private refuse(code: Refusal["code"], detail: string, final: boolean): void {
    if (this.isOver()) return;
    const robot = "robot" in this.standing ? this.standing.robot.name : null;
    this.parts.core.journal.warn("hub.refused", { robot, code, detail });
    const refusal = { type: "error", code, detail: detail.slice(0, 500) } as const;
    if (final) this.end(code, refusal);
    else this.send(refusal);
  }

  private send(message: Down): void {
    if (!this.isOver()) this.parts.send(JSON.stringify(message));
  }

  private leave(why: string): void {
    if (this.isOver()) return;
    const { standing, working } = this;
    this.standing = { at: "over" };
    this.inbox = [];
    this.patience.abort();
    if (standing.at === "open") {
      this.parts.core.journal.info("hub.robot-offline", { robot: standing.robot.name, why });
      // After whatever is under way: the robot may be being entered as online at this moment.
      this.signingOff = (working ?? Promise.resolve()).then(() => this.signOff(standing.talk));
    }
    this.parts.ended(this);
  }

  private async signOff(talk: EnrolledTalk): Promise<void> {
    try {
      await talk.end();
    } catch (error) {
      // The robot counts as gone anyway, once it was not seen for a while.
      this.parts.core.journal.warn("hub.sign-off-failed", { cause: reasonOf(error).slice(0, 200) });
    }
  }

  private isOver(): boolean {
    return this.standing.at === "over";
  }
}

function isPush(business: Business | undefined): business is IntakePush {
  return business !== undefined && business !== "look-again" && business.type === "intake.push";
}

/** What the database said. The query builder's own message repeats the parameters, and with them the record. */
function reasonOf(error: unknown): string {
  return messageOf(error instanceof Error ? (error.cause ?? error) : error);
}
