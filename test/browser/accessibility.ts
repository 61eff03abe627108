import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What an audit looks at: everything in WCAG 2.2 AA, or only what colours and sizes change. */
const scopes = {
  everything: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  looks: { type: "rule", values: ["color-contrast", "target-size"] },
} as const;

/** What axe-core finds on the page as it is now; each breach with the first element that has it. */
export async function accessibilityProblems(
  page: Page,
  scope: keyof typeof scopes = "everything",
): Promise<string[]> {
  // Colours on their way from one to another would be measured in between.
  await page.emulateMedia({ reducedMotion: "reduce" });
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(axe);
  const options = JSON.stringify({ runOnly: scopes[scope], resultTypes: ["violations"], preload: false });
  const { violations }: AxeResults = await page.evaluate(`axe.run(document, ${options})`);
  return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes[0]?.html}`);
}

/** By how many pixels the page is wider than the display; 0 when nobody has to scroll sideways. */
export function widthBeyondDisplay(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
