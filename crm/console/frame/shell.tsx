import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { matchRoute, useRouter } from "wouter-preact";
import { checkSession } from "../api/ask-session.ts";
import { useLive } from "../api/live.ts";
import { pages } from "../pages.ts";
import { path } from "./address.ts";
import { Liveness } from "./liveness.tsx";
import { Navigation, PhoneBar } from "./navigation.tsx";
import { NoticesBell } from "./notices-bell.tsx";
import { announce } from "./toast.ts";

/** Everything around a page. */
export function Shell({ children }: { readonly children: ComponentChildren }) {
  useTitleOfPage();
  // The role of whoever sits here may have been changed by somebody else.
  useLive(["member"], () => void checkSession());
  return (
    <div class="shell">
      <button type="button" class="skip" onClick={() => document.getElementById("main")?.focus()}>
        Skip to the page
      </button>
      <Navigation />
      <div class="column">
        <header class="top">
          <a class="brand" href="#/">
            Stella
          </a>
          <Liveness />
          <NoticesBell />
        </header>
        <main id="main" tabIndex={-1}>
          {children}
        </main>
      </div>
      <PhoneBar />
    </div>
  );
}

/** Names the window after the page, and after a navigation moves the focus to the page's title, as a page load would. */
function useTitleOfPage(): void {
  const { parser } = useRouter();
  const here = path.value;
  const before = useRef(here);
  const title = pages.find((page) => matchRoute(parser, page.path, here)[0])?.title ?? "Stella";
  useEffect(() => {
    document.title = `${title} · Stella`;
    if (before.current === here) return;
    before.current = here;
    window.scrollTo(0, 0);
    announce(title);
    document.getElementById("title")?.focus({ preventScroll: true });
  }, [here, title]);
}
