// First: it must run before any schema is made.
import "./no-code-from-text.ts";

import { render } from "preact";
import { followLeads } from "./leads.ts";
import { LeadsPage } from "./leads-page.tsx";

const page = document.getElementById("page");
if (page) render(<LeadsPage />, page);
followLeads();
