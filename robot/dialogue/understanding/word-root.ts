/** A word without the ending that its form gave it, for comparing: "cutting" and "cut", "dyed" and "dye" have one root. */
export function wordRoot(word: string): string {
  return word
    .replace(/ie[sd]$/, "y")
    .replace(/(?<=\w{2})(?:ing|ed|es|(?<!s)s)$/, "")
    .replace(/([bdgmnprt])\1$/, "$1")
    .replace(/(?<=\w{2})e$/, "");
}
