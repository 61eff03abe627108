import { type FigureCell, type FigureFilter, leadsBehind } from "../../../contract/figures.ts";
import { useCursor } from "../../api/cursor.ts";
import { useCall } from "../../api/resource.ts";
import { Dialog } from "../../parts/dialog.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Pager } from "../../parts/pager.tsx";
import { Table } from "../../parts/table.tsx";
import { Time } from "../../parts/time.tsx";
import { useShownFigures } from "./shown-figures.ts";

interface LeadsBehindProps {
  readonly cell: FigureCell;
  readonly title: string;
  readonly filter: FigureFilter;
  readonly onClose: () => void;
}

/** The leads that one number counts. */
export function LeadsBehind({ cell, title, filter, onClose }: LeadsBehindProps) {
  const { playbook } = useShownFigures();
  const cursor = useCursor(JSON.stringify([cell, filter]));
  const page = cursor.at === undefined ? {} : { cursor: cursor.at };
  const leads = useCall(leadsBehind, { query: { ...filter, ...cell, ...page, limit: 20 } });
  const stageName = (pipeline: string, stage: string) =>
    playbook?.pipelines.find(({ id }) => id === pipeline)?.stages.find(({ id }) => id === stage)?.label ??
    stage;
  return (
    <Dialog title={title} onClose={onClose} wide>
      <Loaded resource={leads}>
        {({ items, next }) => (
          <>
            <Table
              caption={title}
              rows={items}
              keyOf={({ id }) => id}
              columns={[
                {
                  head: "Lead",
                  kind: "wide",
                  cell: ({ id, contact }) => <a href={`#/leads/${id}`}>{contact.name ?? "Without a name"}</a>,
                },
                { head: "Stage", cell: ({ pipeline, stage }) => stageName(pipeline, stage) },
                { head: "Score", kind: "number", cell: ({ score }) => score },
                { head: "With", cell: ({ assignee }) => assignee?.name ?? "nobody" },
                { head: "Came", cell: ({ createdAt }) => <Time at={createdAt} /> },
              ]}
            />
            <Pager cursor={cursor} next={next} />
          </>
        )}
      </Loaded>
    </Dialog>
  );
}
