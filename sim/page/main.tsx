import { render } from "preact";

/** The technician's page. */
function Page() {
  return <main class="lobby" />;
}

const page = document.getElementById("page");
if (!page) throw new Error("index.html has no #page");
render(<Page />, page);
