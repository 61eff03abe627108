/** Visitors may leave without a name. */
export function nameOr(name: string | null): string {
  return name ?? "No name";
}

/** Two letters for a small circle: "AG". */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters.map((word) => [...(word ?? "")][0]?.toUpperCase() ?? "").join("");
}
