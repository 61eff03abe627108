import { eq } from "drizzle-orm";
import { permission } from "../../crm/contract/permission.ts";
import type { Asker } from "../../crm/server/accounts/asker.ts";
import { announce } from "../../crm/server/live/announce.ts";
import { approve, lookUp, readOwn } from "../../crm/server/robots/pairing-approval.ts";
import { pairingOf } from "../../crm/server/robots/pairing-standing.ts";
import { audit } from "../../crm/server/storage/schema/accounts.ts";
import { robotOrders, robots } from "../../crm/server/storage/schema/robots.ts";
import { newAccount } from "../../crm/server/testing/new-account.ts";
import { passingIdentity } from "../../robot/sync/adapters/passing-identity.ts";
import { DeliveryLab, type LabHub, openLabHub } from "./delivery-lab.ts";

export type Owner = Awaited<ReturnType<PairingLab["newOwner"]>>;

/** One hub for many owners and many robots out of the box, on one clock that tests move. */
export class PairingLab {
  readonly shared: LabHub;
  private readonly robots: DeliveryLab[] = [];
  private accounts = 0;

  private constructor(shared: LabHub) {
    this.shared = shared;
  }

  static async open(): Promise<PairingLab> {
    return new PairingLab(await openLabHub());
  }

  /** Switches the robots of one test off. */
  async clear(): Promise<void> {
    for (const robot of this.robots.splice(0)) await robot.close();
  }

  async close(): Promise<void> {
    await this.clear();
    await this.shared.hub.close();
  }

  newRobot(identity = passingIdentity()): DeliveryLab {
    const robot = new DeliveryLab(this.shared, {}, identity);
    this.robots.push(robot);
    return robot;
  }

  /** A robot out of the box that shows its code, with one visitor's record waiting. */
  async unpacked(): Promise<DeliveryLab> {
    const robot = this.newRobot();
    robot.post(robot.record(1));
    robot.start();
    await robot.clock.advance(5000);
    return robot;
  }

  /** As an owner does it: types the code, names the robot, and somebody presses "yes". */
  async pair(robot: DeliveryLab, owner: Owner, wish: { name: string; robot?: number }): Promise<string> {
    const { id } = await owner.lookUp(robot.code ?? "no code");
    await owner.approve(id, wish);
    await robot.clock.advance(1000);
    robot.press(true);
    await robot.clock.advance(2000);
    return id;
  }

  /** The ids of an owner's records, in the order in which they came. */
  async delivered(owner: Owner): Promise<string[]> {
    return (await this.shared.hub.intakes(owner.accountId)).map(({ id }) => id).reverse();
  }

  /** An owner at the console of an account of their own. */
  async newOwner(name = `Account ${this.accounts++}`) {
    const { hub, clock } = this.shared;
    const { core } = hub;
    const accountId = await newAccount(core, name);
    const asker: Asker = {
      accountId,
      permissions: new Set(permission.options),
      actor: { kind: "member", id: "m", name: "Olga" },
      memberId: "m",
    };
    const at = () => clock.wallNow();
    return {
      accountId,
      lookUp: async (code: string) => pairingOf(await lookUp(core.database, asker, code, at()), at()),
      approve: async (id: string, wish: { name: string; robot?: number; profile?: string }) =>
        pairingOf(await approve(core.database, asker, id, wish, at()), at()),
      standing: async (id: string) => pairingOf(await readOwn(core.database, asker, id), at()).standing,
      robots: () => core.database.select().from(robots).where(eq(robots.accountId, accountId)),
      deeds: async () =>
        (await core.database.select().from(audit).where(eq(audit.accountId, accountId))).map(
          (deed) => deed.action,
        ),
      order: async (robotId: number, kind: "erase" | "drain" | "wipe", records: string[] = []) => {
        const [order] = await core.database.transaction(async (transaction) => {
          const rows = await transaction
            .insert(robotOrders)
            .values({ accountId, robotId, kind, records, orderedAt: new Date(at()), orderedBy: asker.actor })
            .returning({ id: robotOrders.id });
          await announce(transaction, accountId, { what: "robot", id: String(robotId) });
          return rows;
        });
        return order?.id ?? "";
      },
      receipt: async (id: string) =>
        (await core.database.select().from(robotOrders).where(eq(robotOrders.id, id)))[0]?.receipt,
    };
  }
}
