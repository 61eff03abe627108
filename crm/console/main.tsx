// First: it must run before any schema is made.
import "./no-code-from-text.ts";
import "@fontsource-variable/figtree";
import { render } from "preact";
import { askSession } from "./api/ask-session.ts";
import { followChanges } from "./api/live.ts";
import { followOtherWindows } from "./api/other-windows.ts";
import { followAddress } from "./frame/address.ts";
import { App } from "./frame/app.tsx";
import { keepTime } from "./parts/now.ts";

const page = document.getElementById("page");
if (!page) throw new Error("index.html has no #page");
followAddress();
followChanges();
followOtherWindows();
keepTime();
render(<App />, page);
await askSession();
