import type { Change } from "../../contract/live.ts";
import type { HubCore } from "../core.ts";
import type { IntakeStore } from "../intake/intake-store.ts";
import { RENEW_EVERY_MS, renew } from "./presence.ts";
import { RobotSession } from "./robot-session.ts";
import type { EnrolledRobot, RobotStore } from "./robot-store.ts";

/** Connections that have not proved who they are: more than this many at once is nobody's lobby. */
const STRANGERS = 64;
/** Robots that show a code at once, on this hub. The others try again later. */
const PAIRING = 256;

/** What the connection's carrier tells the hub. */
export interface HubConnection {
  message(text: string): void;
  /** Once, and last; not needed after the hub closed the connection itself. */
  closed(why: string): void;
}

export interface ConnectionsParts {
  readonly core: HubCore;
  readonly intakes: IntakeStore;
  readonly robots: RobotStore;
}

/** Every robot that is connected to this hub: who they are, that they are there, and what changed about them. */
export class RobotConnections {
  private readonly parts: ConnectionsParts;
  private readonly sessions = new Set<RobotSession>();
  private readonly online = new Map<number, RobotSession>();
  /** Sessions that ended while something of theirs was being stored. */
  private readonly finishing = new Set<Promise<void>>();
  private readonly stop = new AbortController();
  private unsubscribe: readonly (() => void)[] = [];
  private renewing: Promise<void> | null = null;

  constructor(parts: ConnectionsParts) {
    this.parts = parts;
  }

  /** From now on robots hear at once what their owners decide, on whichever hub. */
  open(): void {
    const { changes } = this.parts.core;
    this.unsubscribe = [
      changes.on((_account, change) => this.changed(change)),
      changes.onMissed(() => this.lookAgain(() => true)),
    ];
  }

  isOnline(robotId: number): boolean {
    return this.online.has(robotId);
  }

  /**
   * Takes over one robot's connection, whatever carries it. The hub speaks first, before this returns.
   *
   * @param from the address that it comes from
   */
  connect(send: (text: string) => void, close: (why: string) => void, from: string): HubConnection {
    const { core } = this.parts;
    const session = new RobotSession({
      ...this.parts,
      nonce: `${core.random.uuid()}${core.random.uuid()}`,
      from,
      send,
      close,
      opened: (opened, robot) => this.opened(opened, robot),
      ended: (ended) => this.forget(ended),
    });
    this.sessions.add(session);
    this.renewing ??= this.keepRenewing();
    if (this.isCrowded()) {
      session.end("too many strangers", {
        type: "error",
        code: "unavailable",
        detail: "too many connections",
      });
    } else {
      session.open();
    }
    return { message: (text) => session.message(text), closed: (why) => session.closed(why) };
  }

  /** Sessions of robots that wait to belong to somebody look whether they do by now. */
  lookForEnrolled(): void {
    this.lookAgain((session) => session.isPairing);
  }

  /** Ends every connection and lets what they are storing be stored. */
  async close(): Promise<void> {
    for (const end of this.unsubscribe) end();
    this.stop.abort(new Error("the hub stops"));
    for (const session of [...this.sessions]) session.end("the hub stops");
    await Promise.all(this.finishing);
    await this.renewing;
  }

  private opened(session: RobotSession, robot: EnrolledRobot): void {
    const older = this.online.get(robot.id);
    this.online.set(robot.id, session);
    this.parts.core.journal.info("hub.robot-online", { robot: robot.name });
    // A robot whose connection died silently comes back before we noticed: the newer one is alive.
    older?.end("replaced", { type: "error", code: "replaced", detail: "this robot connected again" });
  }

  private forget(session: RobotSession): void {
    this.sessions.delete(session);
    for (const [id, online] of this.online) if (online === session) this.online.delete(id);
    const finished = session.idle().finally(() => this.finishing.delete(finished));
    this.finishing.add(finished);
  }

  private changed({ what, id }: Change): void {
    if (what === "robot") this.online.get(Number(id))?.lookAgain();
    else if (what === "pairing") this.lookAgain((session) => session.pairing === id);
  }

  private lookAgain(at: (session: RobotSession) => boolean): void {
    for (const session of [...this.sessions]) if (at(session)) session.lookAgain();
  }

  private isCrowded(): boolean {
    const pairing = [...this.sessions].filter((session) => session.isPairing).length;
    return pairing > PAIRING || this.sessions.size - this.online.size - pairing > STRANGERS;
  }

  /** A notice of a change can be lost; robots that show a code are few enough to look after now and then. */
  private async keepRenewing(): Promise<void> {
    const { core } = this.parts;
    const { clock, database, hub, journal } = core;
    const { signal } = this.stop;
    while (!signal.aborted) {
      // The sleep rejects when the hub stops: that is the end of it.
      const woke = await clock.sleep(RENEW_EVERY_MS, signal).then(
        () => true,
        () => false,
      );
      if (!woke) return;
      this.lookForEnrolled();
      if (this.online.size === 0) continue;
      try {
        await clock.during(renew(database, hub, clock.wallNow()));
      } catch {
        // The database is away: so is everything else; the next beat may find it again.
        journal.warn("hub.presence-not-renewed");
      }
    }
  }
}
