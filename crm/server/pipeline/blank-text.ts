/** Characters that show nothing: besides blanks and controls those of format, and letters that are drawn empty. */
const INVISIBLE = /[\s\p{Z}\p{C}\p{M}\u115f\u1160\u2800\u3164\uffa0]/gu;

/** Whether nobody could read anything in it: zero-width characters are no note. */
export function isBlank(text: string): boolean {
  return text.replace(INVISIBLE, "") === "";
}
