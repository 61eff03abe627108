/** A moment as `<input type="datetime-local">` writes it, in the browser's time zone: "2026-11-22T18:04". */
export function localInput(atMs: number): string {
  const offsetMs = new Date(atMs).getTimezoneOffset() * 60_000;
  return new Date(atMs - offsetMs).toISOString().slice(0, 16);
}
