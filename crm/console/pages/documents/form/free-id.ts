/**
 * A short id made of a label, and taken by nobody in `taken`: "Next step" → `next-step`, then `next-step-2`.
 * `otherwise` is the stem of a label without a single letter or digit.
 */
export function freeId(label: string, taken: readonly string[], otherwise: string): string {
  const stem =
    label
      .normalize("NFD")
      .replaceAll(/\p{M}/gu, "")
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, "-")
      .replaceAll(/^-|-$/g, "")
      .slice(0, 56)
      .replace(/-$/, "") || otherwise;
  if (!taken.includes(stem)) return stem;
  let number = 2;
  while (taken.includes(`${stem}-${number}`)) number++;
  return `${stem}-${number}`;
}
