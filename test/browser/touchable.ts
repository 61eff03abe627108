import type { Locator, Page } from "playwright-core";

/** Buttons that a finger would miss: under 56 px high, 44 px wide, off the display, or covered by something. */
export async function awkwardButtons(page: Page): Promise<string[]> {
  return page.locator("button").evaluateAll((buttons) =>
    buttons
      .filter((button) => {
        if (!button.checkVisibility()) return false;
        const { left, right, top, bottom, width, height } = button.getBoundingClientRect();
        const inside = left >= 0 && top >= 0 && right <= innerWidth + 0.5 && bottom <= innerHeight + 0.5;
        const above = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
        // The whole attract screen is a button, with others upon it.
        const isBehind = button.classList.contains("attract");
        return !inside || height < 55.5 || width < 44 || (!isBehind && !button.contains(above));
      })
      .map((button) => button.getAttribute("aria-label") ?? button.textContent ?? ""),
  );
}

/** Words that do not fit where they stand, and would have to be scrolled to. */
export async function cutOff(page: Page): Promise<string[]> {
  return page.locator(".sheet, .sheet *").evaluateAll((all) =>
    all
      .filter((each) => {
        if (each.closest("svg, .unseen") || each.matches("input")) return false;
        const { overflowY, display, webkitLineClamp } = getComputedStyle(each);
        // What is shortened on purpose says so with an ellipsis.
        if (display === "inline" || webkitLineClamp !== "none") return false;
        const tooHigh = each.scrollHeight - each.clientHeight;
        return (overflowY !== "visible" && tooHigh > 2) || (each.matches(".sheet, .card") && tooHigh > 2);
      })
      .map((each) => `${each.className} ${each.textContent?.slice(0, 40)}`),
  );
}

/** Visitors' buttons that begin above this share of the display's height, counted from its top. */
export async function touchableAbove(page: Page, share: number): Promise<string[]> {
  return page
    .locator("button:not(.staff-corner)")
    .evaluateAll(
      (buttons, above) =>
        buttons
          .filter((button) => button.getBoundingClientRect().top < innerHeight * above)
          .map((button) => `out of reach: ${button.getAttribute("aria-label") ?? button.textContent}`),
      share,
    );
}

/** Touches one button after the other, by what they are called. */
export async function press(page: Page, names: readonly string[]): Promise<void> {
  for (const name of names) await page.getByRole("button", { name, exact: true }).tap();
}

/** What the visitor types into. */
export function answerField(page: Page): Locator {
  return page.getByRole("textbox", { name: "Your answer" });
}
