import type { Locator, Page } from "playwright-core";

/** Presses Tab until the focus is on what has this name. */
export async function tabTo(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name }).waitFor();
  for (let presses = 0; presses < 80; presses += 1) {
    if ((await focused(page)) === name) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`the keyboard does not reach "${name}"`);
}

/** What the focus is on: its label, or its text. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    const labels =
      element instanceof HTMLSelectElement ? [...element.labels].map((label) => label.textContent) : [];
    return element?.getAttribute("aria-label") ?? labels[0] ?? element?.textContent ?? "";
  });
}

/** What is said of a control beside its name. */
export function describedBy(control: Locator): Promise<string> {
  return control.evaluate((element) =>
    (element.getAttribute("aria-describedby") ?? "")
      .split(" ")
      .map((id) => document.getElementById(id)?.textContent ?? "")
      .join(" "),
  );
}
