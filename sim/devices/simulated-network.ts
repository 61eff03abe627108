import type { Clock } from "../../robot/kernel/clock.ts";
import { Fault } from "../../robot/kernel/fault.ts";
import type { Link, LinkDialler, LinkEvents } from "../../robot/sync/link.ts";

/** A hub in the same process: it is given ways to answer and hang up, and gives ways to be told. */
export type HubConnect = (
  send: (text: string) => void,
  close: (why: string) => void,
) => { message(text: string): void; closed(why: string): void };

interface OpenLink {
  cut(why: string): void;
}

/** Carries messages between the robot and a hub in memory: late, in order, and not at all while it is down. */
export class SimulatedNetwork implements LinkDialler {
  private readonly clock: Clock;
  private readonly latencyMs: number;
  private readonly connect: HubConnect;
  private readonly open = new Set<OpenLink>();
  private up = true;

  constructor(clock: Clock, latencyMs: number, connect: HubConnect) {
    this.clock = clock;
    this.latencyMs = latencyMs;
    this.connect = connect;
  }

  /** Going down cuts off whoever is connected; what was under way is lost, farewells too. */
  setUp(up: boolean): void {
    this.up = up;
    if (!up) for (const link of [...this.open]) link.cut("the network went down");
  }

  async dial(events: LinkEvents, signal: AbortSignal): Promise<Link> {
    // There and back once, as a handshake takes.
    await this.clock.sleep(2 * this.latencyMs, signal);
    if (!this.up) {
      throw new Fault({
        code: "link.unreachable",
        what: "The hub cannot be reached: the simulated network is down.",
        remedy: "Wait until the scenario brings it up again.",
      });
    }
    return this.joined(events);
  }

  private joined(events: LinkEvents): Link {
    // Either end listens until it was told of the end: what was sent before a farewell still arrives.
    let robotListens = true;
    let hubListens = true;
    const endRobot = (why: string) => {
      if (!robotListens) return;
      robotListens = false;
      events.closed(why);
    };
    const endHub = (why: string) => {
      if (!hubListens) return;
      hubListens = false;
      this.open.delete(link);
      far.closed(why);
    };
    const link: OpenLink = {
      cut: (why) => {
        endRobot(why);
        endHub(why);
      },
    };
    this.open.add(link);
    const far = this.connect(
      (text) =>
        this.carry(() => {
          if (robotListens) events.message(text);
        }),
      (why) =>
        this.carry(() => {
          endRobot(why);
          this.carry(() => endHub(why));
        }),
    );
    return {
      send: (message) => {
        if (!robotListens) return false;
        this.carry(() => {
          if (hubListens) far.message(message);
        });
        return true;
      },
      close: () => {
        endRobot("closed by the robot");
        this.carry(() => endHub("closed by the robot"));
      },
    };
  }

  /** Equal delays on one clock keep their order; nothing awaits them, and nothing in them can fail. */
  private carry(deliver: () => void): void {
    void this.clock.sleep(this.latencyMs).then(deliver);
  }
}
