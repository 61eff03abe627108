import { listRejected } from "../../../contract/robot.ts";
import { call } from "../../api/call.ts";
import type { Counting } from "../../pages.ts";

/** How many rejected records wait for a person; from a hundred on the number says nothing more. */
export const rejectedWaiting: Counting = {
  async ask() {
    return (await call(listRejected, { query: { limit: 100 } })).items.length;
  },
  watch: ["quarantine"],
};
