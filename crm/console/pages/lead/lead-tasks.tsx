import { useSignal } from "@preact/signals";
import type { Lead } from "../../../contract/lead.ts";
import { listTasks } from "../../../contract/task.ts";
import { useCall } from "../../api/resource.ts";
import { may } from "../../api/session.ts";
import { Button } from "../../parts/button.tsx";
import { Card } from "../../parts/card.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { NewTaskDialog } from "../tasks/new-task-dialog.tsx";
import { TaskRow } from "../tasks/task-row.tsx";

/** What has to be done about this lead. */
export function LeadTasks({ lead }: { readonly lead: Lead }) {
  const adding = useSignal(false);
  const tasks = useCall(listTasks, { query: { lead: lead.id } }, ["task"]);
  return (
    <Card
      title="To do"
      actions={
        may("tasks:write") ? (
          <Button
            kind="quiet"
            icon="plus"
            small
            onClick={() => {
              adding.value = true;
            }}
          >
            New task
          </Button>
        ) : null
      }
    >
      <Loaded resource={tasks}>
        {({ items }) =>
          items.length === 0 ? (
            <p class="soft">Nothing is waiting.</p>
          ) : (
            <ul class="tasks plain">
              {items.map((task) => (
                <li key={task.id}>
                  <TaskRow task={task} showLead={false} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {adding.value ? (
        <NewTaskDialog
          lead={lead}
          onClose={() => {
            adding.value = false;
          }}
        />
      ) : null}
    </Card>
  );
}
