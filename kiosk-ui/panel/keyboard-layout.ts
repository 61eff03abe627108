import type { Panel, TouchInput } from "../../robot/dialogue/screen-protocol.ts";

export type LayoutName = Extract<TouchInput, { kind: "keyboard" }>["layout"];
type Language = Panel["language"];

/** Which face of the keys is up. */
export type Plane = "small" | "capital" | "signs" | "accents" | "capital-accents";

export type Key =
  /** Puts `text` at the end; `wide` is for whole endings such as `@gmail.com`. */
  | { readonly does: "write"; readonly text: string; readonly wide?: true }
  | { readonly does: "delete" | "space" | "shift" | "plane" | "accents" | "submit" };

const write = (texts: string): Key[] => [...texts].map((text) => ({ does: "write", text }));
const ending = (text: string): Key => ({ does: "write", text, wide: true });

const rows: Readonly<Record<Language, readonly [string, string, string]>> = {
  en: ["qwertyuiop", "asdfghjkl", "zxcvbnm"],
  es: ["qwertyuiop", "asdfghjklñ", "zxcvbnm"],
};
const accents: Readonly<Record<Language, string>> = { en: "", es: "áéíóúü" };

/** The keys to show, row by row from the top. Pure. */
export function keysOf(layout: LayoutName, language: Language, plane: Plane): readonly (readonly Key[])[] {
  switch (layout) {
    case "phone":
      return [
        write("123"),
        write("456"),
        write("789"),
        [{ does: "write", text: "+" }, { does: "write", text: "0" }, { does: "delete" }],
        [{ does: "submit" }],
      ];
    case "email":
      return [
        write("1234567890"),
        ...letters(language, "small", [], ["_", "-"]),
        [ending("@gmail.com"), ending("@outlook.com"), ending("@yahoo.com"), ending("@icloud.com")],
        [ending("@"), ending("."), ending("+"), ending(".com"), { does: "submit" }],
      ];
    case "name":
      return [
        ...(hasAccents(plane)
          ? accentRows(plane)
          : [...accentRow(language, plane), ...letters(language, plane, [{ does: "shift" }], [])]),
        [{ does: "accents" }, ...write("'-"), { does: "space" }, { does: "submit" }],
      ];
    case "text":
      return [
        ...(plane === "signs"
          ? signs
          : [...accentRow(language, plane), ...letters(language, plane, [{ does: "shift" }], [])]),
        [{ does: "plane" }, ...write(",."), { does: "space" }, { does: "submit" }],
      ];
  }
}

const signs: readonly (readonly Key[])[] = [
  write("1234567890"),
  write("-/:;()$&@"),
  [...write("?!'\"#%+"), { does: "delete" }],
];

/** Names come from everywhere, whatever language their owner speaks here. */
const namesAccents = ["áéíóúñçøåæ", "àèìòùâêîôû", "äëïöüãõý"] as const;

export function hasAccents(plane: Plane): boolean {
  return plane === "accents" || plane === "capital-accents";
}

function accentRows(plane: Plane): readonly (readonly Key[])[] {
  const [top, middle, bottom] = namesAccents.map((row) =>
    write(plane === "capital-accents" ? row.toUpperCase() : row),
  );
  return [top ?? [], middle ?? [], [{ does: "shift" }, ...(bottom ?? []), { does: "delete" }]];
}

function letters(
  language: Language,
  plane: Plane,
  before: readonly Key[],
  after: readonly string[],
): readonly (readonly Key[])[] {
  const [top, middle, bottom] = rows[language].map((row) => write(cased(row, plane)));
  return [
    top ?? [],
    middle ?? [],
    [
      ...before,
      ...(bottom ?? []),
      ...after.map((text): Key => ({ does: "write", text })),
      { does: "delete" },
    ],
  ];
}

function accentRow(language: Language, plane: Plane): readonly (readonly Key[])[] {
  return accents[language] === "" ? [] : [write(cased(accents[language], plane))];
}

function cased(row: string, plane: Plane): string {
  return plane === "capital" ? row.toUpperCase() : row;
}

/** Names and sentences start with a capital, as does every word of a name; the visitor may shift back. Pure. */
export function planeAfter(layout: LayoutName, draft: string): Plane {
  if (layout === "name") return draft === "" || /[\s'-]$/.test(draft) ? "capital" : "small";
  if (layout === "text") return draft === "" || /[.!?]\s$/.test(draft) ? "capital" : "small";
  return "small";
}
