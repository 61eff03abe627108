import { Route, Router, Switch } from "wouter-preact";
import { askSession } from "../api/ask-session.ts";
import { may, session } from "../api/session.ts";
import { CreateAccountPage } from "../pages/door/create-account-page.tsx";
import { InvitationPage } from "../pages/door/invitation-page.tsx";
import { SignInPage } from "../pages/door/sign-in-page.tsx";
import { pages } from "../pages.ts";
import { Button } from "../parts/button.tsx";
import { Empty } from "../parts/empty.tsx";
import { Page } from "../parts/page.tsx";
import { path, search, useAddress } from "./address.ts";
import { Shell } from "./shell.tsx";
import { Toasts } from "./toasts.tsx";

export function App() {
  return (
    <Router hook={useAddress} searchHook={() => search.value} hrefs={(href) => `#${href}`}>
      <Here />
      <Toasts />
    </Router>
  );
}

/** Who is not signed in sees the door, whatever the address; afterwards the address still holds. */
function Here() {
  const now = session.value;
  const invitation = /^\/invitation\/([^/]+)$/.exec(path.value)?.[1];
  switch (now.at) {
    case "asking":
      return <div class="splash" role="status" aria-label="Opening the console" />;
    case "unreachable":
      return (
        <main class="door">
          <Empty icon="warning" title="The hub cannot be reached.">
            <p>Check that it runs and that this device has a network.</p>
            <Button kind="main" onClick={askSession}>
              Try again
            </Button>
          </Empty>
        </main>
      );
    case "out":
      return <SignInPage invited={invitation !== undefined} />;
    case "in":
      if (invitation) return <InvitationPage id={invitation} />;
      if (now.me.account === null) return <CreateAccountPage />;
      return (
        <Shell key={now.me.account.id}>
          <Pages />
        </Shell>
      );
  }
}

function Pages() {
  return (
    <Switch>
      {pages.map(({ path: pattern, needs, component: Component }) => (
        <Route key={pattern} path={pattern}>
          {(params) => (may(needs) ? <Component params={params} /> : <NotPermitted />)}
        </Route>
      ))}
      <Route>
        <Page title="There is nothing here">
          <Empty icon="search" title="This address leads nowhere.">
            <a href="#/">Go to the board</a>
          </Empty>
        </Page>
      </Route>
    </Switch>
  );
}

function NotPermitted() {
  return (
    <Page title="Not for your role">
      <Empty icon="key" title="Your role in this account does not include this page.">
        <p>An owner of the account can change that under Members.</p>
      </Empty>
    </Page>
  );
}
