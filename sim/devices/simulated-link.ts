import { type Clock, instant } from "../../robot/kernel/clock.ts";
import { isAbort } from "../../robot/kernel/fault.ts";
import type { Random } from "../../robot/kernel/random.ts";
import type { Link, LinkEvents } from "../../robot/sync/link.ts";
import { type NetworkConditions, Wire } from "./wire.ts";

/** The hub's end of a connection: it is given ways to answer and hang up, and gives ways to be told. */
export interface HubEnd {
  message(text: string): void;
  closed(why: string): void;
}

/** As the robot's connection and the hub's ping; an end that heard nothing of two pings gives the connection up. */
const ROBOT_PINGS_EVERY_MS = 10_000;
const HUB_PINGS_EVERY_MS = 15_000;

/** One connection between the robot and a hub: two ends, and a wire for each direction. */
export class SimulatedLink implements Link {
  private readonly clock: Clock;
  private readonly up: Wire;
  private readonly down: Wire;
  private readonly events: LinkEvents;
  private readonly onOver: () => void;
  private hub: HubEnd | null = null;
  // Either end listens until it was told of the end: what was sent before a farewell still arrives.
  private readonly robotOver = new AbortController();
  private readonly hubOver = new AbortController();
  private robotHeardAt = instant(0);
  private hubHeardAt = instant(0);

  /** @param onOver both ends have ended */
  constructor(
    clock: Clock,
    random: Random,
    conditions: () => NetworkConditions,
    events: LinkEvents,
    onOver: () => void,
  ) {
    this.clock = clock;
    this.up = new Wire(clock, random, conditions);
    this.down = new Wire(clock, random, conditions);
    this.events = events;
    this.onOver = onOver;
  }

  /** Joins the hub's end, which may speak before this returns. */
  join(connect: (send: (text: string) => void, close: (why: string) => void) => HubEnd): void {
    this.robotHeardAt = this.clock.now();
    this.hubHeardAt = this.clock.now();
    this.hub = connect(
      (text) => this.down.carry(() => this.robotHears(text)),
      (why) =>
        this.down.carry(() => {
          this.endRobot(why);
          this.up.carry(() => this.endHub(why));
        }),
    );
    void this.ping(ROBOT_PINGS_EVERY_MS, this.robotOver.signal, () => this.pingHub());
    void this.ping(HUB_PINGS_EVERY_MS, this.hubOver.signal, () => this.pingRobot());
  }

  send(message: string): boolean {
    if (this.robotOver.signal.aborted) return false;
    this.up.carry(() => {
      if (this.hubOver.signal.aborted) return;
      this.hubHeardAt = this.clock.now();
      this.hub?.message(message);
    });
    return true;
  }

  close(): void {
    this.endRobot("closed by the robot");
    this.up.carry(() => this.endHub("closed by the robot"));
  }

  /** Both ends know at once; what was under way is lost, farewells too. */
  cut(why: string): void {
    this.up.sever();
    this.down.sever();
    this.endRobot(why);
    this.endHub(why);
  }

  /** The robot is gone without a word: the hub finds out when nobody answers its pings. */
  orphan(): void {
    this.up.sever();
    this.down.sever();
    this.robotOver.abort(new Error("the robot is gone"));
  }

  /** The network has changed: what could not get through goes on its way. */
  release(): void {
    this.up.release();
    this.down.release();
  }

  private robotHears(text: string): void {
    if (this.robotOver.signal.aborted) return;
    this.robotHeardAt = this.clock.now();
    this.events.message(text);
  }

  private pingHub(): void {
    if (this.clock.now() - this.robotHeardAt >= 2 * ROBOT_PINGS_EVERY_MS) {
      this.endRobot("silent");
      this.up.carry(() => this.endHub("silent"));
      return;
    }
    this.up.carry(() => {
      if (this.hubOver.signal.aborted) return;
      this.hubHeardAt = this.clock.now();
      this.down.carry(() => {
        this.robotHeardAt = this.clock.now();
      });
    });
  }

  private pingRobot(): void {
    if (this.clock.now() - this.hubHeardAt >= 2 * HUB_PINGS_EVERY_MS) {
      this.endHub("silent");
      return;
    }
    this.down.carry(() => {
      if (this.robotOver.signal.aborted) return;
      this.robotHeardAt = this.clock.now();
      this.up.carry(() => {
        this.hubHeardAt = this.clock.now();
      });
    });
  }

  private async ping(everyMs: number, over: AbortSignal, once: () => void): Promise<void> {
    try {
      for (;;) {
        await this.clock.sleep(everyMs, over);
        once();
      }
    } catch (error) {
      if (!isAbort(error, over)) throw error;
    }
  }

  private endRobot(why: string): void {
    if (this.robotOver.signal.aborted) return;
    this.robotOver.abort(new Error(why));
    this.events.closed(why);
  }

  private endHub(why: string): void {
    if (this.hubOver.signal.aborted) return;
    this.hubOver.abort(new Error(why));
    this.hub?.closed(why);
    this.onOver();
  }
}
