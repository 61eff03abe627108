/** Where something stands in a document: keys of records, indexes of lists. */
export type Place = readonly (string | number)[];

/** Reads `form[2].prompt.en`, as the hub names places; also `form.2.prompt.en`. The empty text is the whole document. */
export function placeFrom(text: string): Place {
  if (text === "" || text.startsWith("(")) return [];
  return text
    .replaceAll(/\[(\d+)\]/g, ".$1")
    .split(".")
    .filter((part) => part !== "" && part !== "body")
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/** One text for each place; it names the place in the page. */
export function placeText(place: Place): string {
  return place.join(".");
}

/** Whether `inner` is the place itself or lies in it. */
export function isWithin(inner: Place, outer: Place): boolean {
  return outer.length <= inner.length && outer.every((part, index) => String(part) === String(inner[index]));
}

/**
 * The place as its owner would say it: "Pipelines › Sales › SQL › Entry". Entries of lists go by their label or id,
 * as they are in `body`; keys are spelled out.
 */
export function placeInWords(body: unknown, place: Place): string {
  const words: string[] = [];
  let here: unknown = body;
  for (const part of place) {
    const isEntry = Array.isArray(here) || typeof part === "number";
    here = inside(here, part);
    const otherwise = typeof part === "number" ? `number ${part + 1}` : part;
    words.push(isEntry ? (nameOf(here) ?? otherwise) : keyInWords(String(part)));
  }
  return words.length === 0 ? "The whole document" : words.join(" › ");
}

/** "scoreRules" → "Score rules". */
export function keyInWords(key: string): string {
  const known = special[key];
  if (known) return known;
  const spaced = key
    .replaceAll("-", " ")
    .replaceAll(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`);
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

const special: Readonly<Record<string, string>> = {
  en: "English",
  es: "Spanish",
  faqs: "Frequent questions",
  checkIn: "Check-in questions",
  form: "Questions",
  dueMinutes: "Due after minutes",
  timezone: "Time zone",
};

/** What an entry of a list is called, by its label, its words or its id. */
export function nameOf(entry: unknown): string | null {
  if (typeof entry === "string") return entry;
  if (!isRecord(entry)) return null;
  const english = isRecord(entry.label) ? entry.label.en : undefined;
  const names = [entry.label, english, entry.id, entry.kind];
  return names.find((name): name is string => typeof name === "string" && name !== "") ?? null;
}

/** What stands at one key or index, or in a list under one id; undefined where nothing does. */
export function inside(value: unknown, part: string | number): unknown {
  if (Array.isArray(value)) {
    if (typeof part === "number") return value[part];
    return value.find((entry: unknown) => isRecord(entry) && entry.id === part);
  }
  return isRecord(value) ? value[String(part)] : undefined;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
