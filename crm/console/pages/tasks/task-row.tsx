import { useSignal } from "@preact/signals";
import { acknowledgeTask, assignTask, type Task } from "../../../contract/task.ts";
import { useAction } from "../../api/action.ts";
import { call } from "../../api/call.ts";
import { changed } from "../../api/live.ts";
import { membersWhoWork, useMembers } from "../../api/members.ts";
import { may, me } from "../../api/session.ts";
import { toast } from "../../frame/toast.ts";
import { Button } from "../../parts/button.tsx";
import { Countdown } from "../../parts/countdown.tsx";
import { SelectField } from "../../parts/field.tsx";
import { Icon } from "../../parts/icon.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { Tag } from "../../parts/tag.tsx";
import { Time } from "../../parts/time.tsx";
import { inLocalTime } from "../../words/local-instants.ts";
import { nameOr } from "../../words/name.ts";
import { FinishDialog } from "./finish-dialog.tsx";

interface TaskRowProps {
  readonly task: Task;
  /** Not on the lead's own page. */
  readonly showLead: boolean;
}

/** One thing to do: how urgent it is and why, what it is, and the ways to deal with it. */
export function TaskRow({ task, showLead }: TaskRowProps) {
  const finishing = useSignal(false);
  const take = useAction(async () => {
    await call(acknowledgeTask, { params: { id: task.id } });
    toast("It is yours: it is not passed on any more.");
    changed("task", "lead");
  });
  const mine = task.assignee !== null && task.assignee.member === me.value?.member?.id;
  const open = task.doneAt === null;
  // On the lead's page it stands below a card's own heading.
  const Heading = showLead ? "h2" : "h3";
  return (
    <article class="task">
      <p class="when">
        {task.doneAt ? (
          <Tag tone="good">
            Done <Time at={task.doneAt} />
          </Tag>
        ) : (
          <Countdown to={task.dueAt} />
        )}
        {open && task.acknowledgedAt ? <Tag tone="good">Taken on</Tag> : null}
        {task.escalations > 0 ? (
          <Tag tone="warn">Passed on {task.escalations === 1 ? "once" : `${task.escalations} times`}</Tag>
        ) : null}
      </p>
      <div class="what">
        <Heading>
          {showLead ? (
            <>
              {task.title}: <a href={`#/leads/${task.lead.id}`}>{nameOr(task.lead.contactName)}</a>
            </>
          ) : (
            task.title
          )}
        </Heading>
        {task.nextAction ? <p>{task.nextAction}</p> : null}
        {task.lateWhy && open ? (
          <p class="late-why">
            <Icon name="clock" /> {inLocalTime(task.lateWhy, task.createdAt)}
          </p>
        ) : null}
        <p class="soft small">{mine ? "Yours" : (task.assignee?.name ?? "Nobody has it")}</p>
      </div>
      {open && may("tasks:write") ? (
        <div class="actions">
          {task.acknowledgedAt ? null : (
            <Button kind="main" busy={take.busy} onClick={() => void take.run()}>
              I’ll do it
            </Button>
          )}
          <Button
            kind={task.acknowledgedAt ? "main" : "plain"}
            icon="tick"
            onClick={() => {
              finishing.value = true;
            }}
          >
            Done
          </Button>
          <PassOn task={task} />
        </div>
      ) : null}
      {take.problem ? <ProblemNote problem={take.problem} /> : null}
      {finishing.value ? (
        <FinishDialog
          task={task}
          onClose={() => {
            finishing.value = false;
          }}
        />
      ) : null}
    </article>
  );
}

function PassOn({ task }: { readonly task: Task }) {
  const members = membersWhoWork(useMembers()).filter(({ id }) => id !== task.assignee?.member);
  const give = useAction(async (member: string) => {
    await call(assignTask, { params: { id: task.id }, body: { assignee: member } });
    toast(`${members.find(({ id }) => id === member)?.name ?? "Somebody else"} has it now.`);
    changed("task", "lead");
  });
  if (members.length === 0) return null;
  return (
    <>
      <SelectField
        label={`Give “${task.title}” to`}
        hiddenLabel
        value=""
        options={[
          { value: "", label: "Give to…" },
          ...members.map(({ id, name, available }) => ({
            value: id,
            label: available ? name : `${name} (not available)`,
          })),
        ]}
        onChange={(member) => {
          if (member !== "") void give.run(member);
        }}
      />
      {give.problem ? <ProblemNote problem={give.problem} /> : null}
    </>
  );
}
