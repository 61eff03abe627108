import type { Clock } from "../../robot/kernel/clock.ts";
import { Fault } from "../../robot/kernel/fault.ts";
import type { Journal } from "../../robot/kernel/journal.ts";
import type { Random } from "../../robot/kernel/random.ts";
import { ReleaseStack } from "../../robot/kernel/release-stack.ts";
import type { HubCore } from "./core.ts";
import { type HubSettings, hubSettings } from "./hub-settings.ts";
import { type Intake, IntakeStore } from "./intake/intake-store.ts";
import { openChangeFeed } from "./live/changes.ts";
import { fileWaiting } from "./pipeline/file-waiting.ts";
import { PublicAddress } from "./public-address.ts";
import { publishConfig, verdictOn } from "./robots/config-store.ts";
import { holderOf } from "./robots/key-store.ts";
import { type HubConnection, RobotConnections } from "./robots/robot-connections.ts";
import { isPublicKey } from "./robots/robot-key.ts";
import { type RobotReport, RobotStore } from "./robots/robot-store.ts";
import { openDatabase } from "./storage/database.ts";
import type { KeptDatabase } from "./storage/kept-database.ts";

export interface HubParts {
  readonly settings?: HubSettings;
  /** `memory`, a folder, or a `postgres://` address; or a database that somebody keeps. */
  readonly storage: string | KeptDatabase;
  readonly clock: Clock;
  readonly journal: Journal;
  /** Makes the nonces of challenges: `systemRandom` wherever a stranger may connect. */
  readonly random: Random;
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
  private readonly connections: RobotConnections;
  private readonly release: () => Promise<void>;

  constructor(core: HubCore, release: () => Promise<void>) {
    this.core = core;
    this.intakeStore = new IntakeStore(core);
    this.robotStore = new RobotStore(core.database);
    this.release = release;
    this.connections = new RobotConnections({
      core,
      intakes: this.intakeStore,
      robots: this.robotStore,
    });
  }

  /** Begins to follow what owners decide on other hubs. */
  open(): void {
    this.connections.open();
  }

  /**
   * Takes over one robot's connection, whatever carries it. The hub speaks first, before this returns.
   *
   * @param from the address that it comes from: requests for codes are counted by it
   */
  connect(send: (text: string) => void, close: (why: string) => void, from = "here"): HubConnection {
    return this.connections.connect(send, close, from);
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
    const { database, clock } = this.core;
    const holder = await holderOf(database, publicKey, clock.wallNow());
    if (holder && (holder.name !== robotName || holder.accountId !== accountId)) {
      throw new Fault({
        code: "hub.key-taken",
        what: `This key belongs to the robot "${holder.name}" already.`,
        remedy: "Enrol it under that name, or let the robot make a new key.",
      });
    }
    await this.robotStore.enrol(accountId, robotName, publicKey, clock.wallNow());
    this.connections.lookForEnrolled();
  }

  /** The robot is told at once when it is connected, otherwise when it connects next. */
  async revoke(accountId: string, robotName: string): Promise<void> {
    const id = await this.robotStore.revoke(accountId, robotName, this.core.clock.wallNow());
    if (id === null) throw unknownRobot(robotName);
  }

  /** Publishes a business profile to one robot, now or when it connects next. Resolves to its version. */
  async configure(accountId: string, robotName: string, document: Record<string, unknown>): Promise<number> {
    const robot = await this.robotStore.byName(accountId, robotName);
    if (!robot) throw unknownRobot(robotName);
    const { version } = await publishConfig(this.core.database, robot, document, this.core.clock.wallNow());
    return version;
  }

  /** What the robot said to one version of its profile; null while it has said nothing. */
  async configVerdict(
    accountId: string,
    robotName: string,
    version: number,
  ): Promise<{ accepted: boolean; reasons: string[] } | null> {
    const robot = await this.robotStore.byName(accountId, robotName);
    if (!robot) throw unknownRobot(robotName);
    return await verdictOn(this.core.database, robot.id, version);
  }

  /** Newest first; `before` is the `arrival` of the last record on the page before. */
  async intakes(
    accountId: string,
    page: { readonly limit?: number; readonly before?: number } = {},
  ): Promise<readonly Intake[]> {
    return await this.intakeStore.list(accountId, page.limit ?? 100, page.before);
  }

  async health(): Promise<HubHealth> {
    const robots = await this.robotStore.reports();
    return {
      leads: await this.intakeStore.count(),
      robots: robots.map((robot) => ({ ...robot, online: this.connections.isOnline(robot.id) })),
    };
  }

  /** Ends every connection, lets running transactions finish, then closes the storage. */
  async close(): Promise<void> {
    await this.connections.close();
    await this.release();
  }
}

/** Opens the storage and brings it up to date. Throws a `Fault` `storage.unavailable`. */
export async function openHub(parts: HubParts): Promise<Hub> {
  const { storage, clock, journal, random, settings = hubSettings.parse({}) } = parts;
  const { database, listen, close } = await (typeof storage === "string"
    ? openDatabase(storage)
    : storage.open());
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
    await fileWaiting(core);
    const hub = new Hub(core, () => opened.release());
    hub.open();
    return hub;
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
