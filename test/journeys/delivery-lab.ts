import { operatorAccount } from "../../crm/server/accounts/operator-account.ts";
import { type Hub, openHub } from "../../crm/server/hub.ts";
import type { BusinessProfile } from "../../robot/kernel/business-profile.ts";
import { Fault } from "../../robot/kernel/fault.ts";
import { Gauges } from "../../robot/kernel/gauges.ts";
import type { IntakeRecord } from "../../robot/kernel/intake-record.ts";
import { silentJournal } from "../../robot/kernel/journal.ts";
import { ManualClock } from "../../robot/kernel/manual-clock.ts";
import { seededRandom } from "../../robot/kernel/random.ts";
import { sampleRecord } from "../../robot/kernel/testing/sample-record.ts";
import { passingIdentity } from "../../robot/sync/adapters/passing-identity.ts";
import { openSqliteOutbox } from "../../robot/sync/adapters/sqlite-outbox.ts";
import type { ConfigVerdict } from "../../robot/sync/config-verdict.ts";
import type { RobotIdentity } from "../../robot/sync/identity.ts";
import type { LinkDialler } from "../../robot/sync/link.ts";
import type { Outbox } from "../../robot/sync/outbox.ts";
import type { ShownPairing } from "../../robot/sync/pairing-step.ts";
import { passingShelf } from "../../robot/sync/profile-shelf.ts";
import { syncConfig } from "../../robot/sync/sync-config.ts";
import { Uplink, type UplinkState } from "../../robot/sync/uplink.ts";

/** What the wire does to the messages of one connection: it cuts after so many, one way or the other. */
export interface Cut {
  readonly afterUp: number;
  readonly afterDown: number;
}

/** The hub that robots deliver to, and the time they share. Opening a database takes longer than a test should. */
export interface LabHub {
  readonly hub: Hub;
  readonly clock: ManualClock;
  /** Counts the labs, so that each has a robot and visitors of its own. */
  labs: number;
}

export async function openLabHub(): Promise<LabHub> {
  const clock = new ManualClock();
  const hub = await openHub({ storage: "memory", clock, journal: silentJournal, random: seededRandom(2) });
  return { hub, clock, labs: 0 };
}

/** A robot's uplink and a hub, in one process, joined by a wire that can be cut; time moves by hand. */
export class DeliveryLab {
  readonly clock: ManualClock;
  readonly robot: string;
  account = "";
  readonly outbox: Outbox;
  readonly hub: Hub;
  readonly states: UplinkState[] = [];
  /** What people in front of the robot were shown of its pairing. */
  readonly shown: (ShownPairing | null)[] = [];
  readonly identity: RobotIdentity;
  readonly shelf = passingShelf();
  /** Everything that went over the wire, in order. */
  readonly up: string[] = [];
  readonly down: string[] = [];
  /** For the connections to come, in turn; then the wire holds. */
  cuts: Cut[] = [];
  wire: "up" | "down" = "up";
  takeConfig: (document: BusinessProfile) => ConfigVerdict = () => ({ accepted: true });
  private readonly uplink: Uplink;
  private readonly stop = new AbortController();
  private running: Promise<void> = Promise.resolve();

  private readonly number: number;

  constructor(labHub: LabHub, rules: object = {}, identity = passingIdentity()) {
    this.identity = identity;
    this.hub = labHub.hub;
    this.clock = labHub.clock;
    this.number = labHub.labs++;
    this.robot = `Lobby ${this.number}`;
    const { clock } = this;
    const allRules = syncConfig.parse(rules);
    const random = seededRandom(this.number);
    this.outbox = openSqliteOutbox(":memory:", allRules, clock, random);
    this.uplink = new Uplink(
      {
        dialler: this.dialler,
        outbox: this.outbox,
        identity: this.identity,
        clock,
        random,
        journal: silentJournal,
        gauges: new Gauges(),
        rules: allRules,
        shelf: this.shelf,
        name: "Robot",
        softwareVersion: "0.0.0",
      },
      {
        config: (document) => this.takeConfig(document),
        state: (state) => this.states.push(state),
        pairing: (shown) => this.shown.push(shown),
      },
    );
  }

  async pair(): Promise<void> {
    this.account = await operatorAccount(this.hub.core);
    await this.hub.enrol(this.account, this.robot, this.identity.publicKey);
  }

  /** One of this lab's own visitors. */
  record(number: number): IntakeRecord {
    return sampleRecord(this.number * 1000 + number);
  }

  ids(...numbers: readonly number[]): string[] {
    return numbers.map((number) => this.record(number).id);
  }

  /** The code on the screen; null when there is none. */
  get code(): string | null {
    const shown = this.shown.at(-1);
    return shown?.at === "code" ? shown.code : null;
  }

  /** Somebody answers what stands on the screen. */
  press(yes: boolean): void {
    const shown = this.shown.at(-1);
    if (shown?.at !== "approved") throw new Error("the screen asks nothing");
    this.uplink.answerPairing(shown.pairing, yes);
  }

  start(): void {
    this.running = this.uplink.run(this.stop.signal);
  }

  post(record: IntakeRecord): void {
    this.outbox.post(record);
    this.uplink.nudge();
  }

  /** Ids that the hub has from this robot, oldest first. */
  async delivered(): Promise<string[]> {
    const intakes = await this.hub.intakes(this.account, { limit: 100_000 });
    return intakes.flatMap(({ robot, id }) => (robot === this.robot ? [id] : [])).reverse();
  }

  async close(): Promise<void> {
    this.stop.abort(new Error("the test is over"));
    await this.clock.settle();
    await this.running;
    this.outbox.close();
  }

  /** Takes 10 ms each way; a cut ends the connection for both sides and loses what is on its way. */
  private readonly dialler: LinkDialler = {
    dial: async (events, signal) => {
      await this.clock.sleep(10, signal);
      if (this.wire === "down") {
        throw new Fault({ code: "link.unreachable", what: "The wire is cut.", remedy: "Join it." });
      }
      const cut = this.cuts.shift() ?? {
        afterUp: Number.POSITIVE_INFINITY,
        afterDown: Number.POSITIVE_INFINITY,
      };
      let sentUp = 0;
      let sentDown = 0;
      let carrying = true;
      let told = false;
      const end = (why: string) => {
        carrying = false;
        if (told) return;
        told = true;
        connection.closed(why);
        events.closed(why);
      };
      const later = (happen: () => void) => {
        this.clock.sleep(10).then(happen, () => {});
      };
      const carry = (deliver: () => void) => later(() => carrying && deliver());
      const cutNow = () => {
        carrying = false;
        later(() => end("cut"));
      };
      const connection = this.hub.connect(
        (text) => {
          if (sentDown++ >= cut.afterDown) cutNow();
          else
            carry(() => {
              this.down.push(text);
              events.message(text);
            });
        },
        (why) => later(() => end(why)),
      );
      return {
        send: (text) => {
          if (told) return false;
          if (sentUp++ >= cut.afterUp) cutNow();
          else
            carry(() => {
              this.up.push(text);
              connection.message(text);
            });
          return true;
        },
        close: () => end("closed by the robot"),
      };
    },
  };
}
