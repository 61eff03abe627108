/** A string in an object, and the way to it: `conversation.state.draft.fields.name`. */
export interface ReachableString {
  readonly path: string;
  readonly text: string;
}

/**
 * Every string that can be reached from `root` by properties, private ones of TypeScript too, list and map entries.
 * What only a function holds is not seen, nor what lies in buffers. Nothing is looked for in `except` or behind it.
 */
export function reachableStrings(root: object, except: readonly unknown[]): readonly ReachableString[] {
  const seen = new Set<unknown>(except);
  const found: ReachableString[] = [];
  // A stack of its own: rings of listeners are deeper than the host's.
  const waiting: { readonly path: string; readonly value: unknown }[] = [{ path: "", value: root }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { path, value } = next;
    if (typeof value === "string") found.push({ path, text: value });
    if (typeof value !== "object" || value === null || seen.has(value) || ArrayBuffer.isView(value)) continue;
    seen.add(value);
    for (const [name, part] of partsOf(value))
      waiting.push({ path: path === "" ? name : `${path}.${name}`, value: part });
  }
  return found;
}

function partsOf(value: object): readonly (readonly [string, unknown])[] {
  if (value instanceof Map)
    return [...value].flatMap(([key, part]) => [["key", key] as const, [String(key), part] as const]);
  if (value instanceof Set) return [...value].map((part) => ["member", part] as const);
  return Object.entries(Object.getOwnPropertyDescriptors(value)).map(([name, { value: part }]) => [
    name,
    part,
  ]);
}
