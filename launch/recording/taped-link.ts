import { Fault } from "../../robot/kernel/fault.ts";
import type { Tape } from "../../robot/recording/tape.ts";
import type { Link, LinkDialler, LinkEvents } from "../../robot/sync/link.ts";
import { blottedMessage } from "./blotted.ts";
import { recordedFaultOf } from "./recorded-fault.ts";

/** Writes down what came over the way to the hub, secrets blotted out, and the types of what went up. */
export function tapedDialler(dialler: LinkDialler, tape: Tape): LinkDialler {
  let calls = 0;
  return {
    dial: async (events, signal) => {
      const link = ++calls;
      let byRobot = false;
      const taped: LinkEvents = {
        message: (text) => {
          tape.write("link", { link, event: "message", text: blottedMessage(text) });
          events.message(text);
        },
        closed: (why) => {
          tape.write("link", { link, event: "closed", why, byRobot });
          events.closed(why);
        },
      };
      try {
        const real = await dialler.dial(taped, signal);
        tape.write("link", { link, event: "connected" });
        return tapedLink(real, link, tape, () => {
          byRobot = true;
        });
      } catch (error) {
        if (error instanceof Fault) {
          tape.write("link", { link, event: "failed", fault: recordedFaultOf(error) });
        }
        throw error;
      }
    },
  };
}

function tapedLink(real: Link, link: number, tape: Tape, hangsUp: () => void): Link {
  return {
    send: (message) => {
      const taken = real.send(message);
      if (taken) tape.write("linkUp", { link, type: typeOf(message) });
      return taken;
    },
    close: () => {
      hangsUp();
      real.close();
    },
  };
}

/** What the robot itself has just written. */
function typeOf(message: string): string {
  return /"type":"([^"]*)"/.exec(message)?.[1] ?? "?";
}
