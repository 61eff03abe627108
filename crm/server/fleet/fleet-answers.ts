import {
  askHealth,
  editRobot,
  listRobots,
  type Robot,
  readRobot,
  revokeRobot as revokeRobotRoute,
  transferRobot,
} from "../../contract/robot.ts";
import type { Asker } from "../accounts/asker.ts";
import { type Answering, answering } from "../api/answering.ts";
import { notFound } from "../api/refusal.ts";
import type { HubCore } from "../core.ts";
import { askHealthOf, changeRobot, letGo, type RobotOf, revokeRobot } from "./change-robot.ts";
import { ordersOf, readFleet } from "./fleet-store.ts";

/** The robots' page. Pairing answers for itself. */
export function fleetAnswers({ database, clock }: HubCore): readonly Answering[] {
  const of = ({ accountId, actor }: Asker, robot: number): RobotOf => ({ accountId, actor, robot });
  const read = async (accountId: string, id: number): Promise<Robot> => {
    const [found] = await readFleet(database, accountId, clock.wallNow(), id);
    if (!found) throw notFound("robot");
    return found;
  };
  return [
    answering(listRobots, async ({ asker: { accountId } }) => ({
      items: await readFleet(database, accountId, clock.wallNow()),
    })),
    answering(readRobot, async ({ asker: { accountId }, params: { id } }) => ({
      ...(await read(accountId, id)),
      orders: await ordersOf(database, id),
    })),
    answering(editRobot, async ({ asker, params: { id }, body }) => {
      await changeRobot(database, clock.wallNow(), of(asker, id), body);
      return await read(asker.accountId, id);
    }),
    answering(revokeRobotRoute, async ({ asker, params: { id } }) => {
      await revokeRobot(database, clock.wallNow(), of(asker, id));
      return await read(asker.accountId, id);
    }),
    answering(transferRobot, async ({ asker, params: { id }, body: { how } }) => {
      return await letGo(database, clock.wallNow(), of(asker, id), how);
    }),
    answering(askHealth, async ({ asker, params: { id } }) => {
      await askHealthOf(database, clock.wallNow(), of(asker, id));
      return { done: true as const };
    }),
  ];
}
