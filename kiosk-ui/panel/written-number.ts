/** What is written on a number pad, and what may follow. All pure. */

export interface NumberSpan {
  readonly from: number;
  readonly to: number;
  readonly decimals: number;
}

/** Whether it is a number that may be given as the answer: "45", "45.5", "45.50". */
export function fits(written: string, { from, to, decimals }: NumberSpan): boolean {
  const pattern = decimals === 0 ? /^\d+$/ : new RegExp(`^\\d+(\\.\\d{1,${decimals}})?$`);
  return pattern.test(written) && Number(written) >= from && Number(written) <= to;
}

/** With one key more; the same again where the key has no place. */
export function written(before: string, key: string, { to, decimals }: NumberSpan): string {
  const after = before + key;
  if (key === ".") return decimals > 0 && before !== "" && !before.includes(".") ? after : before;
  const [whole = "", part = ""] = after.split(".");
  const tooLong = whole.replace(/^0+(?=\d)/, "").length > String(Math.floor(to)).length;
  return tooLong || part.length > decimals ? before : after.replace(/^0+(?=\d)/, "");
}
