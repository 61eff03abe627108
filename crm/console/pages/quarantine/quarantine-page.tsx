import { listRejected, type Rejected } from "../../../contract/robot.ts";
import { useCursor } from "../../api/cursor.ts";
import { useCall } from "../../api/resource.ts";
import { Empty } from "../../parts/empty.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Page } from "../../parts/page.tsx";
import { Pager } from "../../parts/pager.tsx";
import { Time } from "../../parts/time.tsx";

/** Records that the hub did not take. None of them is lost, and none of them holds the others up. */
export function QuarantinePage() {
  const cursor = useCursor("quarantine");
  const query = cursor.at === undefined ? {} : { cursor: cursor.at };
  const rejected = useCall(listRejected, { query }, ["quarantine"]);
  return (
    <Page
      title="Quarantine"
      lead="Records that the hub could not take as they came. Mend them or give them up; everything else goes on meanwhile."
    >
      <Loaded resource={rejected}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Empty icon="tick" title="Nothing is in quarantine.">
              <p>A record that cannot be stored will wait here, with the reason.</p>
            </Empty>
          ) : (
            <>
              <ul class="versions">
                {items.map((each) => (
                  <RejectedCard key={each.id} rejected={each} />
                ))}
              </ul>
              <Pager cursor={cursor} next={next} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

function RejectedCard({ rejected: { id, robot, receivedAt, reasons } }: { readonly rejected: Rejected }) {
  return (
    <li class="card">
      <header>
        <h2>
          <a href={`#/quarantine/${id}`}>A record from {robot.name}</a>
        </h2>
        <p class="soft small">
          <Time at={receivedAt} />
        </p>
      </header>
      <ul class="reasons">
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </li>
  );
}
