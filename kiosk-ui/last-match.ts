/**
 * The browser keeps the last text that any regular expression matched, for as long as the page is open: a caption, a
 * name. Matching something else takes its place.
 */
export function forgetLastMatch(): void {
  / /.exec(" ");
}
