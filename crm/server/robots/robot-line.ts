import type { Down } from "../../../robot/sync/protocol/down.ts";
import type { Refusal } from "../../../robot/sync/protocol/refusal.ts";

/** What the two halves of a session, before and after the robot is known, may do with its connection. */
export interface RobotLine {
  send(message: Down): void;
  /** Says why something is not done; `final` ends the connection with it. */
  refuse(code: Refusal["code"], detail: string, final: boolean): void;
  end(why: string, last?: Down): void;
}
