/** 12.3 s */
export function inSeconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

/** "Mary", or nothing */
export function quoted(value: string | number | boolean | null | undefined): string {
  return value === undefined || value === null ? "nothing" : `"${value}"`;
}

/** 1 lead, 2 leads */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** once, twice, 3 times */
export function times(count: number): string {
  return count === 0 ? "never" : count === 1 ? "once" : count === 2 ? "twice" : `${count} times`;
}
