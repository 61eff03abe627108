import { createHash } from "node:crypto";
import type { PageFile } from "../../kernel/page-files.ts";

type Page = ReadonlyMap<string, PageFile>;

/** As many digits of the hash as nobody confuses. */
const BUILD_DIGITS = 12;

/**
 * The page with its build written into its document, so that a page that stays open while the robot is updated learns
 * that it is outdated. The names of all its scripts and sheets carry hashes of their own: the document stands for all.
 */
export function markedWithBuild(page: Page): { readonly page: Page; readonly build: string } {
  const index = page.get("/");
  if (!index) return { page, build: "" };
  const build = createHash("sha256").update(index.body).digest("hex").slice(0, BUILD_DIGITS);
  const marked = index.body
    .toString("utf8")
    .replace("<head>", `<head><meta name="build" content="${build}">`);
  const file = { ...index, body: Buffer.from(marked) };
  return { page: new Map([...page, ["/", file], ["/index.html", file]]), build };
}
