import type { Fault } from "../../robot/kernel/fault.ts";
import type { RecordedFault } from "../../robot/recording/robot-messages.ts";

/** What of a fault is written down; its cause belongs to the machine where it happened. */
export function recordedFaultOf({ code, what, remedy }: Fault): RecordedFault {
  return { code, what, remedy };
}
