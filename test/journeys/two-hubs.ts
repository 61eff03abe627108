import { listLeads } from "../../crm/contract/lead.ts";
import { listRobots, pairing, type Robot } from "../../crm/contract/robot.ts";
import { type Hub, openHub } from "../../crm/server/hub.ts";
import { type ServedHub, serveHub } from "../../crm/server/serve-hub.ts";
import { type Answered, ApiClient, must, signedUpOwner } from "../../crm/server/testing/api-client.ts";
import type { IntakeRecord } from "../../robot/kernel/intake-record.ts";
import { silentJournal } from "../../robot/kernel/journal.ts";
import { systemRandom } from "../../robot/kernel/random.ts";
import { SystemClock } from "../../robot/kernel/system-clock.ts";
import { sampleRecord } from "../../robot/kernel/testing/sample-record.ts";
import { PlayedRobot } from "../browser/played-robot.ts";
import { type LivePage, openLivePage } from "./live-page.ts";

/** One process of several, as far as anybody outside can tell. */
export interface HubPlace {
  readonly hub: Hub;
  readonly served: ServedHub;
}

const PERMISSIONS = ["leads:read", "robots:read", "robots:write", "documents:read", "documents:write"];

/** Two served hubs on one database: robots connect to the one, their owners look at the other. */
export class TwoHubs {
  /** Where robots connect. */
  readonly here: HubPlace;
  /** Where owners look. */
  readonly there: HubPlace;
  private readonly used: (() => void)[] = [];
  private accounts = 0;
  private visitors = 0;

  private constructor(here: HubPlace, there: HubPlace) {
    this.here = here;
    this.there = there;
  }

  /** @param storage of both: the address of a PostgreSQL */
  static async open(storage: string): Promise<TwoHubs> {
    const clock = new SystemClock();
    const serve = async (): Promise<HubPlace> => {
      const hub = await openHub({ storage, clock, journal: silentJournal, random: systemRandom });
      return { hub, served: await serveHub(hub, { host: "127.0.0.1", port: 0, clock }) };
    };
    const [here, there] = await Promise.all([serve(), serve()]);
    return new TwoHubs(here, there);
  }

  /** The key of a new account, signed up here; it opens both hubs. */
  async newKey(): Promise<string> {
    this.accounts += 1;
    const owner = await signedUpOwner(this.here.served.url, `Salon ${this.accounts}`);
    const wish = { name: "console", permissions: PERMISSIONS };
    const made = await must(owner.post("/api/v1/api-keys", wish));
    return (made.body as { readonly secret: string }).secret;
  }

  /** An owner of a new account, there. */
  async newOwner(): Promise<ApiClient> {
    return new ApiClient(this.there.served.url, await this.newKey());
  }

  newRobot(at: HubPlace = this.here): PlayedRobot {
    return this.kept(new PlayedRobot(at.served.robotUrl));
  }

  /** The same robot on another connection; the one that it has stays. */
  again(robot: PlayedRobot, at: HubPlace = this.there): PlayedRobot {
    return this.kept(robot.elsewhere(at.served.robotUrl));
  }

  async livePage(owner: ApiClient): Promise<LivePage> {
    const page = await openLivePage(owner);
    this.used.push(() => page.close());
    return page;
  }

  /** Shows its code here, is approved there, and is connected here. */
  async paired(owner: ApiClient, name = "Front door"): Promise<PlayedRobot> {
    const robot = this.newRobot();
    const { id } = pairing.parse((await must(lookUp(owner, await robot.askForCode(name)))).body);
    await must(owner.post(`/api/v1/pairings/${id}/approval`, { name, profile: "front-desk" }));
    await robot.confirm(await robot.approval());
    return robot;
  }

  /** A record that nothing else in the database has, of somebody with a number of their own. */
  readonly newRecord = (): IntakeRecord => {
    this.visitors += 1;
    return { ...sampleRecord(this.visitors), id: systemRandom.uuid() };
  };

  /** Ends one test: its connections, not the hubs. */
  clear(): void {
    for (const end of this.used.splice(0)) end();
  }

  async close(): Promise<void> {
    for (const { hub, served } of [this.here, this.there]) {
      await served.close();
      await hub.close();
    }
  }

  private kept(robot: PlayedRobot): PlayedRobot {
    this.used.push(() => robot.hangUp());
    return robot;
  }
}

export function lookUp(owner: ApiClient, code: string): Promise<Answered> {
  return owner.post("/api/v1/pairings/lookup", { code });
}

/** The only robot of the account, as its owner sees it. */
export async function robotOf(owner: ApiClient): Promise<Robot> {
  const { items } = listRobots.gives.parse((await must(owner.ask("/api/v1/robots"))).body);
  const [robot] = items;
  if (!robot) throw new Error("the account has no robot");
  return robot;
}

/** Of the account's leads, as its owner sees them; a first visit's lead has its record's id. */
export async function leadIds(owner: ApiClient): Promise<readonly string[]> {
  const { items } = listLeads.gives.parse((await must(owner.ask("/api/v1/leads"))).body);
  return items.map(({ id }) => id).sort();
}
