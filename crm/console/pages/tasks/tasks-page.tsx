import { listTasks } from "../../../contract/task.ts";
import { useCursor } from "../../api/cursor.ts";
import { useCall } from "../../api/resource.ts";
import { parameter, setParameter } from "../../frame/address.ts";
import { Empty } from "../../parts/empty.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Page } from "../../parts/page.tsx";
import { Pager } from "../../parts/pager.tsx";
import { Tabs } from "../../parts/tabs.tsx";
import { TaskRow } from "./task-row.tsx";

const views = {
  mine: { label: "Mine", query: { assignee: "me" }, nothing: "Nothing waits for you." },
  all: { label: "Everybody’s", query: {}, nothing: "Nothing waits for anybody." },
  done: { label: "Done", query: { state: "done" }, nothing: "Nothing was done yet." },
} as const;

type View = keyof typeof views;

/** What has to be done, the most urgent first. */
export function TasksPage() {
  const asked = parameter("view");
  const view = isView(asked) ? asked : "mine";
  return (
    <Page title="Tasks">
      <Tabs
        label="Whose tasks"
        tabs={viewNames.map((id) => ({ id, label: views[id].label }))}
        chosen={view}
        onChoose={(id) => setParameter("view", id === "mine" ? "" : id)}
      >
        <TaskList key={view} view={view} />
      </Tabs>
    </Page>
  );
}

function TaskList({ view }: { readonly view: View }) {
  const cursor = useCursor(view);
  const tasks = useCall(listTasks, { query: { ...views[view].query, cursor: cursor.at } }, ["task"]);
  return (
    <Loaded resource={tasks}>
      {({ items, next }) =>
        items.length === 0 ? (
          <Empty icon="tick" title={views[view].nothing}>
            <p>A handoff rule makes a task when a visitor leaves their details.</p>
          </Empty>
        ) : (
          <>
            <ul class="tasks">
              {items.map((task) => (
                <li key={task.id}>
                  <TaskRow task={task} showLead />
                </li>
              ))}
            </ul>
            <Pager cursor={cursor} next={next} />
          </>
        )
      }
    </Loaded>
  );
}

const viewNames: readonly View[] = ["mine", "all", "done"];

function isView(text: string): text is View {
  return Object.hasOwn(views, text);
}
