import { listNotices, type Notice, readNotice } from "../../../contract/task.ts";
import { useAction } from "../../api/action.ts";
import { call } from "../../api/call.ts";
import { useCursor } from "../../api/cursor.ts";
import { changed } from "../../api/live.ts";
import { useCall } from "../../api/resource.ts";
import { Button } from "../../parts/button.tsx";
import { Empty } from "../../parts/empty.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Page } from "../../parts/page.tsx";
import { Pager } from "../../parts/pager.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { Tag } from "../../parts/tag.tsx";
import { Time } from "../../parts/time.tsx";
import { inLocalTime } from "../../words/local-instants.ts";
import { readableSentence } from "../../words/readable-sentence.ts";

export function NoticesPage() {
  const cursor = useCursor("");
  const notices = useCall(listNotices, { query: { cursor: cursor.at } }, ["notice"]);
  const unread = (notices.data?.items ?? []).filter(({ readAt }) => readAt === null);
  const readAll = useAction(async () => {
    for (const { id } of unread) await call(readNotice, { params: { id } });
    changed("notice");
  });
  return (
    <Page
      title="Notices"
      actions={
        unread.length > 0 ? (
          <Button icon="tick" busy={readAll.busy} onClick={() => void readAll.run()}>
            Mark these as read
          </Button>
        ) : null
      }
    >
      {readAll.problem ? <ProblemNote problem={readAll.problem} /> : null}
      <Loaded resource={notices}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Empty icon="bell" title="Nothing to tell.">
              <p>When a lead is handed to you, or something needs you, it stands here.</p>
            </Empty>
          ) : (
            <>
              <ul class="notices">
                {items.map((notice) => (
                  <li key={notice.id}>
                    <OneNotice notice={notice} />
                  </li>
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

function OneNotice({ notice }: { readonly notice: Notice }) {
  const { id, at, title, body, lead, readAt } = notice;
  const read = useAction(async () => {
    if (readAt !== null) return;
    await call(readNotice, { params: { id } });
    changed("notice");
  });
  return (
    <article class={`notice${readAt === null ? " unread" : ""}`}>
      <header>
        <h2>
          {lead ? (
            <a href={`#/leads/${lead}`} onClick={() => void read.run()}>
              {title}
            </a>
          ) : (
            title
          )}
        </h2>
        {readAt === null ? <Tag tone="accent">New</Tag> : null}
        <span class="soft small">
          <Time at={at} />
        </span>
      </header>
      <p class="written">{readableSentence(inLocalTime(body, at))}</p>
      {readAt === null ? (
        <Button kind="quiet" small busy={read.busy} onClick={() => void read.run()}>
          Mark as read
        </Button>
      ) : null}
      {read.problem ? <ProblemNote problem={read.problem} /> : null}
    </article>
  );
}
