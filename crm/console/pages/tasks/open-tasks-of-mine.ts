import { listTasks } from "../../../contract/task.ts";
import { call } from "../../api/call.ts";
import type { Counting } from "../../pages.ts";

/** As many as the hub gives at once; the navigation shows no more than two digits. */
const MOST = 100;

/** How many tasks wait for whoever is signed in. */
export const openTasksOfMine: Counting = {
  ask: async () => (await call(listTasks, { query: { assignee: "me", limit: MOST } })).items.length,
  watch: ["task"],
};
