import { useEffect, useRef } from "preact/hooks";
import { listNotices } from "../../contract/task.ts";
import { useCall } from "../api/resource.ts";
import { Icon } from "../parts/icon.tsx";
import { toast } from "./toast.ts";

/** How many notices nobody has read; leads to them. One that comes while the page is open is said at once. */
export function NoticesBell() {
  const { data } = useCall(listNotices, { query: { limit: 1 } }, ["notice"]);
  const unread = data?.unread ?? 0;
  const newest = data?.items[0];
  const known = useRef<string | null>(null);
  useEffect(() => {
    if (!data) return;
    if (known.current !== null && newest && newest.readAt === null && newest.id !== known.current)
      toast(newest.title);
    known.current = newest?.id ?? "";
  }, [data]);
  return (
    <a class="bell" href="#/notices" aria-label={unread === 0 ? "Notices" : `Notices, ${unread} unread`}>
      <Icon name="bell" />
      {unread === 0 ? null : <span class="count">{unread > 99 ? "99+" : unread}</span>}
    </a>
  );
}
