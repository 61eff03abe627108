import { listNotices } from "../../contract/task.ts";
import { useCall } from "../api/resource.ts";
import { Icon } from "../parts/icon.tsx";

/** How many notices nobody has read; leads to them. */
export function NoticesBell() {
  const unread = useCall(listNotices, { query: { limit: 1 } }, ["notice"]).data?.unread ?? 0;
  return (
    <a class="bell" href="#/notices" aria-label={unread === 0 ? "Notices" : `Notices, ${unread} unread`}>
      <Icon name="bell" />
      {unread === 0 ? null : <span class="count">{unread > 99 ? "99+" : unread}</span>}
    </a>
  );
}
