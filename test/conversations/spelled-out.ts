/** A name's last part, letter by letter, as careful people spell: "r as in romeo, u as in uniform". */
export function spelledOut(name: string): string {
  const last = name.split(" ").at(-1) ?? name;
  return [...last.toLowerCase()].map((letter) => `${letter} as in ${EXAMPLES[letter] ?? letter}`).join(", ");
}

const WORDS =
  "alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike november oscar papa quebec romeo sierra tango uniform victor whiskey xray yankee zulu";
const EXAMPLES: Readonly<Record<string, string>> = Object.fromEntries(
  WORDS.split(" ").map((word) => [word.charAt(0), word]),
);
