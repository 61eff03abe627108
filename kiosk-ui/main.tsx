// First: the schemas read it when they are made.
import "./no-code-from-text.ts";
import "@fontsource-variable/figtree";
import { render } from "preact";
import type { Touch } from "../robot/dialogue/screen-protocol.ts";
import { App } from "./app.tsx";
import { connect } from "./connection.ts";
import { openStore } from "./store.ts";

const store = openStore((touch: Touch) => robot.send(touch));
const robot = connect(new URL("screen", location.href.replace(/^http/, "ws")).href, {
  linked: () => store.happened({ type: "linked" }),
  unlinked: () => store.happened({ type: "unlinked" }),
  told: (message) => store.happened({ type: "told", message }),
});

const page = document.getElementById("page");
if (!page) throw new Error("index.html has no #page");
render(<App store={store} />, page);
