import type { Clock } from "../../robot/kernel/clock.ts";
import { Fault } from "../../robot/kernel/fault.ts";
import type { Journal } from "../../robot/kernel/journal.ts";
import type { Random } from "../../robot/kernel/random.ts";
import { ReleaseStack } from "../../robot/kernel/release-stack.ts";
import type { HubCore } from "./core.ts";
import { type HubSettings, hubSettings } from "./hub-settings.ts";
import { type Intake, IntakeStore } from "./intake/intake-store.ts";
import { openChangeFeed } from "./live/changes.ts";
import { PublicAddress } from "./public-address.ts";
import { isPublicKey } from "./robots/robot-key.ts";
import { RobotSession } from "./robots/robot-session.ts";
import { type RobotReport, RobotStore } from "./robots/robot-store.ts";
import { openDatabase } from "./storage/database.ts";

/** Connections that have not proved who they are: more than this many at once is nobody's lobby. */
const STRANGERS = 64;

export interface HubParts {
  readonly settings?: HubSettings;
  /** `memory`, a folder, or a `postgres://` address. */
  readonly storage: string;
  readonly clock: Clock;
  readonly journal: Journal;
  /** Makes the nonces of challenges: `systemRandom` wherever a stranger may connect. */
  readonly random: Random;
}

/** What the connection's carrier tells the hub. */
export interface HubConnection {
  message(text: string): void;
  /** Once, and last; not needed after the hub closed the connection itself. */
  closed(why: string): void;
}

/** How the hub is doing, computed when asked for. */
export interface HubHealth {
  readonly leads: number;
  readonly robots: readonly (RobotReport & { readonly online: boolean })[];
}

/** Receives what robots collect, once each, and keeps it for the owner. */
export class Hub {
  readonly core: HubCore;
  private readonly intakeStore: IntakeStore;
  private readonly robotStore: RobotStore;
  private readonly closeDatabase: () => Promise<void>;
  private readonly sessions = new Set<RobotSession>();
  private readonly online = new Map<number, RobotSession>();
  private readonly onlineNames = new Map<RobotSession, string>();
  private readonly listeners = new Set<() => void>();
  /** Sessions that ended while something of theirs was being stored. */
  private readonly finishing = new Set<Promise<void>>();

  constructor(core: HubCore, intakes: IntakeStore, robots: RobotStore, closeDatabase: () => Promise<void>) {
    this.core = core;
    this.intakeStore = intakes;
    this.robotStore = robots;
    this.closeDatabase = closeDatabase;
  }

  /** Takes over one robot's connection, whatever carries it. The hub speaks first, before this returns. */
  connect(send: (text: string) => void, close: (why: string) => void): HubConnection {
    const { clock, journal, random } = this.core;
    const session = new RobotSession({
      intakes: this.intakeStore,
      robots: this.robotStore,
      clock,
      journal,
      nonce: `${random.uuid()}${random.uuid()}`,
      send,
      close,
      opened: (opened, robot) => {
        const older = this.online.get(robot.id);
        this.online.set(robot.id, opened);
        this.onlineNames.set(opened, robot.name);
        journal.info("hub.robot-online", { robot: robot.name });
        // A robot whose connection died silently comes back before we noticed: the newer one is alive.
        older?.end("replaced", { type: "error", code: "replaced", detail: "this robot connected again" });
      },
      ended: (ended) => this.forget(ended),
      stored: () => {
        for (const listener of this.listeners) listener();
      },
    });
    this.sessions.add(session);
    if (this.sessions.size - this.online.size > STRANGERS) {
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

  /** Lets the holder of this key deliver under this name. A known name gets the new key. */
  async enrol(accountId: string, robotName: string, publicKey: string): Promise<void> {
    if (!/^[\p{L}\p{N} .'_-]{1,64}$/u.test(robotName) || !isPublicKey(publicKey)) {
      throw new Fault({
        code: "hub.enrolment-invalid",
        what: `The robot "${robotName}" with the key "${publicKey}" cannot be enrolled.`,
        remedy:
          "Give a name of at most 64 letters, digits and spaces, and the 43 characters of its public key.",
      });
    }
    const holder = await this.robotStore.byKey(publicKey);
    if (holder && (holder.name !== robotName || holder.accountId !== accountId)) {
      throw new Fault({
        code: "hub.key-taken",
        what: `This key belongs to the robot "${holder.name}" already.`,
        remedy: "Enrol it under that name, or let the robot make a new key.",
      });
    }
    await this.robotStore.enrol(accountId, robotName, publicKey, this.core.clock.wallNow());
  }

  /** The robot is told at once when it is connected, otherwise when it connects next. */
  async revoke(accountId: string, robotName: string): Promise<void> {
    const id = await this.robotStore.revoke(accountId, robotName, this.core.clock.wallNow());
    if (id === null) throw unknownRobot(robotName);
    this.online.get(id)?.end("revoked", { type: "revoked" });
  }

  /** Publishes a business profile to one robot, now or when it connects next. Resolves to its version. */
  async configure(accountId: string, robotName: string, document: Record<string, unknown>): Promise<number> {
    const robot = await this.robotStore.byName(accountId, robotName);
    if (!robot) throw unknownRobot(robotName);
    const config = await this.robotStore.publish(robot.id, document, this.core.clock.wallNow());
    this.online.get(robot.id)?.offer(config);
    return config.version;
  }

  /** What the robot said to one version of its profile; null while it has said nothing. */
  async configVerdict(
    accountId: string,
    robotName: string,
    version: number,
  ): Promise<{ accepted: boolean; reasons: string[] } | null> {
    const robot = await this.robotStore.byName(accountId, robotName);
    if (!robot) throw unknownRobot(robotName);
    return await this.robotStore.configVerdict(robot.id, version);
  }

  /** Newest first; `before` is the `arrival` of the last record on the page before. */
  async intakes(
    accountId: string,
    page: { readonly limit?: number; readonly before?: number } = {},
  ): Promise<readonly Intake[]> {
    return await this.intakeStore.list(accountId, page.limit ?? 100, page.before);
  }

  async health(): Promise<HubHealth> {
    const names = new Set(this.onlineNames.values());
    const robots = await this.robotStore.reports();
    return {
      leads: await this.intakeStore.count(),
      robots: robots.map((robot) => ({ ...robot, online: names.has(robot.name) })),
    };
  }

  /** Called after leads were stored. Returns the function that ends it. */
  onLeads(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Ends every connection, lets running transactions finish, then closes the storage. */
  async close(): Promise<void> {
    for (const session of [...this.sessions]) session.end("the hub stops");
    await Promise.all(this.finishing);
    await this.closeDatabase();
  }

  private forget(session: RobotSession): void {
    this.sessions.delete(session);
    this.onlineNames.delete(session);
    for (const [id, online] of this.online) if (online === session) this.online.delete(id);
    const finished = session.idle().finally(() => this.finishing.delete(finished));
    this.finishing.add(finished);
  }
}

/** Opens the storage and brings it up to date. Throws a `Fault` `storage.unavailable`. */
export async function openHub(parts: HubParts): Promise<Hub> {
  const { storage, clock, journal, random, settings = hubSettings.parse({}) } = parts;
  const { database, listen, close } = await openDatabase(storage);
  const opened = new ReleaseStack();
  opened.defer(close);
  try {
    const feed = await openChangeFeed({ listen, clock, journal, random });
    opened.defer(feed.close);
    const { changes } = feed;
    const address = new PublicAddress(settings);
    const core: HubCore = {
      hub: random.uuid(),
      settings,
      database,
      changes,
      address,
      clock,
      journal,
      random,
    };
    return new Hub(core, new IntakeStore(core), new RobotStore(database), () => opened.release());
  } catch (error) {
    await opened.release();
    throw error;
  }
}

function unknownRobot(name: string): Fault {
  return new Fault({
    code: "hub.robot-unknown",
    what: `There is no robot named "${name}".`,
    remedy: "Enrol it first.",
  });
}
