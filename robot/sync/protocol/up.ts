import { z } from "zod";
import { auth } from "./auth.ts";
import { configReport } from "./config-report.ts";
import { health } from "./health.ts";
import { hello } from "./hello.ts";
import { intakePush } from "./intake-push.ts";
import { keyRotate } from "./key-rotate.ts";
import { orderDone } from "./order-done.ts";
import { pairConfirm } from "./pair-confirm.ts";
import { pairDecline } from "./pair-decline.ts";
import { pairRequest } from "./pair-request.ts";
import { type Parsed, parseMessage } from "./parse-message.ts";
import { visitSummary } from "./visit-summary.ts";

/** From the robot to the hub. */
export const up = z.discriminatedUnion("type", [
  auth,
  hello,
  intakePush,
  health,
  visitSummary,
  configReport,
  pairRequest,
  pairConfirm,
  pairDecline,
  keyRotate,
  orderDone,
]);
export type Up = z.infer<typeof up>;

export function parseUp(text: string): Parsed<Up> {
  return parseMessage(text, up);
}
