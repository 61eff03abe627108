/** What a language calls the characters of addresses and numbers. */
export interface CharacterNames {
  readonly digits: readonly string[];
  readonly signs: Readonly<Record<string, string>>;
}

/** Addresses and telephone numbers, character by character. */
export function withCharactersSpoken(text: string, names: CharacterNames): string {
  return text
    .replace(/[\w.+-]+@[\w-]+(\.[\w-]+)+/g, (address) => spokenAddress(address, names))
    .replace(/(?<![-\d])(?!\d{4}-\d\d-\d\d\b)\+?\(?\d[\d() .-]{5,}\d/g, (number) =>
      spokenDigits(number, names),
    );
}

function spokenAddress(address: string, { signs, digits }: CharacterNames): string {
  // A full stop at the end belongs to the sentence.
  const end = /\.$/.test(address) ? "." : "";
  const spoken = [...address.slice(0, address.length - end.length)].map((letter) => {
    const word = signs[letter] ?? digits[/\d/.test(letter) ? Number(letter) : -1];
    return word ? ` ${word} ` : letter;
  });
  return spoken.join("").replace(/\s+/g, " ").trim() + end;
}

/** Digit by digit, with a breath where it was grouped. */
function spokenDigits(number: string, { digits, signs }: CharacterNames): string {
  const groups = number.match(/\+|\d+/g) ?? [];
  return groups
    .map((group) => (group === "+" ? signs["+"] : [...group].map((digit) => digits[Number(digit)]).join(" ")))
    .join(", ")
    .replace(`${signs["+"]}, `, `${signs["+"]} `);
}
