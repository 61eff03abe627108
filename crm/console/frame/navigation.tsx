import { useState } from "preact/hooks";
import { may } from "../api/session.ts";
import { type PageEntry, pages } from "../pages.ts";
import { Dialog } from "../parts/dialog.tsx";
import { Icon } from "../parts/icon.tsx";
import { AccountMenu } from "./account-menu.tsx";
import { path } from "./address.ts";
import { Count } from "./count.tsx";

const groups = ["Work", "Understand", "Robots", "Set up"] as const;
/** So many fit beside "More" at the foot of a phone. */
const ON_PHONE = 4;

/** Beside the page, on a desktop. */
export function Navigation() {
  return (
    <nav class="navigation" aria-label="Console">
      <a class="brand" href="#/">
        <Icon name="star" /> Stella
      </a>
      <Links />
      <AccountMenu />
    </nav>
  );
}

/** At the foot of a phone's display: what is used most, and the rest behind a button. */
export function PhoneBar() {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <nav class="phone-bar" aria-label="Console">
        {navigable()
          .slice(0, ON_PHONE)
          .map((page) => (
            <NavLink key={page.path} page={page} />
          ))}
        <button type="button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
          <Icon name="menu" />
          <span>More</span>
        </button>
      </nav>
      {open ? (
        <Dialog title="Stella" onClose={close}>
          <nav class="drawer" aria-label="Every page">
            <Links onFollow={close} />
            <AccountMenu />
          </nav>
        </Dialog>
      ) : null}
    </>
  );
}

function Links({ onFollow }: { readonly onFollow?: () => void }) {
  const shown = navigable();
  return (
    <div class="links">
      {groups.map((group) => {
        const ofGroup = shown.filter(({ nav }) => nav?.group === group);
        return ofGroup.length === 0 ? null : (
          <div key={group} class="group">
            <p>{group}</p>
            <ul>
              {ofGroup.map((page) => (
                <li key={page.path}>
                  <NavLink page={page} onFollow={onFollow} />
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </div>
  );
}

function NavLink({
  page,
  onFollow,
}: {
  readonly page: PageEntry;
  readonly onFollow?: (() => void) | undefined;
}) {
  const here = path.value === page.path || (page.path !== "/" && path.value.startsWith(`${page.path}/`));
  return (
    <a href={`#${page.path}`} aria-current={here ? "page" : undefined} onClick={onFollow}>
      {page.nav ? <Icon name={page.nav.icon} /> : null}
      <span>{page.title}</span>
      {page.nav?.count ? <Count of={page.nav.count} /> : null}
    </a>
  );
}

function navigable(): readonly PageEntry[] {
  return pages.filter(({ nav, needs }) => nav && may(needs));
}
