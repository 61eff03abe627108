/** "one, two or three" */
export function listed(items: readonly string[], or: string): string {
  const last = items.at(-1) ?? "";
  return items.length < 2 ? last : `${items.slice(0, -1).join(", ")} ${or} ${last}`;
}
