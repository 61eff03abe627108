// `npm run build`: builds the pages into dist/, as `npm start` does by itself.
import { buildPages } from "./pages.mjs";
import { prepare } from "./prepare.mjs";

prepare();

const { ok, output } = buildPages();
process.stdout.write(output);
process.exitCode = ok ? 0 : 1;
