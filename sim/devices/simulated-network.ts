import type { Clock } from "../../robot/kernel/clock.ts";
import { Fault } from "../../robot/kernel/fault.ts";
import type { Random } from "../../robot/kernel/random.ts";
import type { Link, LinkDialler, LinkEvents } from "../../robot/sync/link.ts";
import { type HubEnd, SimulatedLink } from "./simulated-link.ts";
import type { NetworkConditions } from "./wire.ts";

/** A hub in the same process: it is given ways to answer and hang up, and gives ways to be told. */
export type HubConnect = (send: (text: string) => void, close: (why: string) => void) => HubEnd;

/** A call that nobody answers is repeated after this time, then after twice that, and so on (RFC 6298, 2.1). */
const REDIAL_FIRST_MS = 1000;

/** Carries messages between the robot and a hub in memory: late, in order, and not at all while the way is not open. */
export class SimulatedNetwork implements LinkDialler {
  private readonly clock: Clock;
  private readonly random: Random;
  private readonly conditions: () => NetworkConditions;
  private readonly connect: HubConnect;
  private readonly open = new Set<SimulatedLink>();

  /** @param conditions as they are now; whoever changes them calls {@link settle} */
  constructor(clock: Clock, random: Random, conditions: () => NetworkConditions, connect: HubConnect) {
    this.clock = clock;
    this.random = random;
    this.conditions = conditions;
    this.connect = connect;
  }

  /** Makes the present conditions felt: down, whoever is connected is cut off and what was under way is lost. */
  settle(): void {
    const { way } = this.conditions();
    for (const link of [...this.open]) {
      if (way === "down") link.cut("the network went down");
      else if (way === "refused") link.cut("the hub went away");
      else link.release();
    }
  }

  /** The robot was switched off: it says no farewell. */
  orphan(): void {
    for (const link of this.open) link.orphan();
  }

  async dial(events: LinkEvents, signal: AbortSignal): Promise<Link> {
    // There and back once, as a handshake takes.
    await this.clock.sleep(2 * this.conditions().latencyMs, signal);
    const isLost = () =>
      this.conditions().way === "partitioned" || this.random.next() < this.conditions().lossShare;
    for (let waitMs = REDIAL_FIRST_MS; isLost(); waitMs *= 2) await this.clock.sleep(waitMs, signal);
    const { way } = this.conditions();
    if (way === "down") throw unreachable("the simulated network is down");
    if (way === "refused") throw unreachable("its machine refuses the connection");
    const link = new SimulatedLink(this.clock, this.random, this.conditions, events, () =>
      this.open.delete(link),
    );
    this.open.add(link);
    link.join(this.connect);
    return link;
  }
}

function unreachable(why: string): Fault {
  return new Fault({
    code: "link.unreachable",
    what: `The hub cannot be reached: ${why}.`,
    remedy: "Wait until the scenario puts it right again.",
  });
}
