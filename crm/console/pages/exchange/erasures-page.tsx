import { type Erasure, listErasures } from "../../../contract/contact.ts";
import { useCursor } from "../../api/cursor.ts";
import { useCall } from "../../api/resource.ts";
import { Empty } from "../../parts/empty.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Page } from "../../parts/page.tsx";
import { Pager } from "../../parts/pager.tsx";
import { Tag } from "../../parts/tag.tsx";
import { Time } from "../../parts/time.tsx";

/** Proof of what was erased, here and on the robots. Nothing in it is personal. */
export function ErasuresPage() {
  const cursor = useCursor("erasures");
  const query = cursor.at === undefined ? {} : { cursor: cursor.at };
  const erasures = useCall(listErasures, { query }, ["contact", "robot"]);
  return (
    <Page
      title="Erasure receipts"
      lead="What was erased when, here and on the robots. An erasure is done when every robot has confirmed it."
    >
      <Loaded resource={erasures}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Empty icon="bin" title="Nothing was erased yet.">
              <p>A contact is erased on its page, or by the playbook’s retention.</p>
            </Empty>
          ) : (
            <>
              <ul class="versions">
                {items.map((erasure) => (
                  <Receipt key={erasure.id} erasure={erasure} />
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

function Receipt({ erasure }: { readonly erasure: Erasure }) {
  const { id, contact, requestedAt, reason, doneAt, removed, robots } = erasure;
  const counts = Object.entries(removed).filter(([, count]) => count > 0);
  return (
    <li class="card">
      <header>
        <h2>Receipt {id.slice(0, 8)}</h2>
        <Tag tone={doneAt ? "good" : "warn"}>{doneAt ? "done everywhere" : "waits for robots"}</Tag>
      </header>
      <dl class="facts">
        <dt>Contact</dt>
        <dd>
          <code>{contact}</code>
        </dd>
        <dt>Because</dt>
        <dd>{reason === "request" ? "somebody asked for it" : "the playbook’s retention was over"}</dd>
        <dt>Begun</dt>
        <dd>
          <Time at={requestedAt} />
          {doneAt ? (
            <>
              , done <Time at={doneAt} />
            </>
          ) : null}
        </dd>
        <dt>Removed here</dt>
        <dd>{counts.map(([what, count]) => `${count} ${spaced(what)}`).join(", ") || "nothing was kept"}</dd>
        <dt>On robots</dt>
        <dd>
          {robots.length === 0 ? "none had anything" : null}
          <ul class="plain-list">
            {robots.map(({ robot, confirmedAt, erased }) => (
              <li key={robot}>
                {robot}:{" "}
                {confirmedAt ? (
                  <>
                    {erased ?? 0} erased, confirmed <Time at={confirmedAt} />
                  </>
                ) : (
                  "not confirmed yet"
                )}
              </li>
            ))}
          </ul>
        </dd>
      </dl>
    </li>
  );
}

/** "taskEvents" → "task events". */
function spaced(key: string): string {
  return key.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replaceAll(/[-_]/g, " ");
}
