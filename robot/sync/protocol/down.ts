import { z } from "zod";
import { challenge } from "./challenge.ts";
import { command } from "./command.ts";
import { config } from "./config.ts";
import { intakeAck } from "./intake-ack.ts";
import { intakeReject } from "./intake-reject.ts";
import { keyRotated } from "./key-rotated.ts";
import { order } from "./order.ts";
import { pairApproved } from "./pair-approved.ts";
import { pairCode } from "./pair-code.ts";
import { paired } from "./paired.ts";
import { type Parsed, parseMessage } from "./parse-message.ts";
import { refusal } from "./refusal.ts";
import { revoked } from "./revoked.ts";
import { welcome } from "./welcome.ts";

/** From the hub to the robot. */
export const down = z.discriminatedUnion("type", [
  challenge,
  welcome,
  intakeAck,
  intakeReject,
  config,
  command,
  revoked,
  refusal,
  pairCode,
  pairApproved,
  paired,
  keyRotated,
  order,
]);
export type Down = z.infer<typeof down>;

export function parseDown(text: string): Parsed<Down> {
  return parseMessage(text, down);
}
