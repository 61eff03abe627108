import type { Locator, Page } from "playwright-core";

/** A stage of the board. */
export function column(page: Page, stage: string): Locator {
  return page.getByRole("region", { name: stage });
}

/** A lead on it, by the visitor's name. */
export function card(page: Page, stage: string, name: string): Locator {
  return column(page, stage).getByRole("article").filter({ hasText: name });
}

/** Fills in the dialog of a move, and sees it accepted. */
export async function moveIn(page: Page, stage: string, note: string): Promise<void> {
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("To stage").selectOption({ label: stage });
  await dialog.getByLabel("Note").fill(note);
  await dialog.getByRole("button", { name: `Move to ${stage}` }).click();
  await dialog.waitFor({ state: "detached" });
}
