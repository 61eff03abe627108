/** Ways out of the page, to where a wipe does not reach, and into it. */
const ways = ["copy", "cut", "paste", "dragstart", "drop", "contextmenu"] as const;

/** Keeps what a visitor tells in the page: nothing goes to the clipboard or to another program, nor comes from there. */
export function seal(page: Document): void {
  for (const way of ways) page.addEventListener(way, (event) => event.preventDefault());
}
