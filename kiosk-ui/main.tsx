// First: the schemas read it when they are made.
import "./no-code-from-text.ts";
import "@fontsource-variable/figtree";
import { render } from "preact";
import type { ScreenMessage, Touch } from "../robot/dialogue/screen-protocol.ts";
import type { StaffTouch } from "../robot/dialogue/staff-protocol.ts";
import { App } from "./app.tsx";
import { connect } from "./connection.ts";
import { Painting } from "./painting.ts";
import { renewedAddress } from "./renewal.ts";
import { seal } from "./sealing.ts";
import { playEarcons } from "./sound/earcon-player.ts";
import { openStore } from "./store.ts";

const build = document.querySelector<HTMLMetaElement>("meta[name=build]")?.content ?? null;

const store = openStore((touch: Touch | StaffTouch) => robot.send(touch));
const robot = connect(new URL("screen", location.href.replace(/^http/, "ws")).href, {
  linked: () => store.happened({ type: "linked" }),
  unlinked: () => store.happened({ type: "unlinked" }),
  staysAway: () => store.happened({ type: "stays-away" }),
  told,
});

function told(message: ScreenMessage): void {
  const address = renewedAddress(message, build, location.href);
  // Replaced, not added: there is nothing to go back to.
  if (address !== null) location.replace(address);
  else store.happened({ type: "told", message, atMs: performance.now() });
}

const page = document.getElementById("page");
const heartbeat = document.getElementById("heartbeat");
if (!page || !heartbeat) throw new Error("index.html has no #page or no #heartbeat");
seal(document);
const painting = new Painting();
render(<App store={store} count={painting} />, page);
playEarcons(store.view);
painting.start(heartbeat, (report) => robot.send(report));
