const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const words = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

/** "3 minutes ago", "in 2 hours", "yesterday"; the date itself once it is more than a week away. */
export function relativeTime(atMs: number, nowMs: number): string {
  const away = atMs - nowMs;
  const size = Math.abs(away);
  if (size < 45 * SECOND) return away > 0 ? "in a moment" : "just now";
  if (size < HOUR) return words.format(Math.round(away / MINUTE) || Math.sign(away), "minute");
  if (size < DAY) return words.format(Math.trunc(away / HOUR), "hour");
  if (size < 7 * DAY) return words.format(Math.trunc(away / DAY), "day");
  return new Intl.DateTimeFormat("en", {
    day: "numeric",
    month: "short",
    ...(size > 300 * DAY ? { year: "numeric" } : {}),
  }).format(atMs);
}

/** In full, in the browser's time zone: "Sunday, 22 November 2026, 18:04:10 CET". */
export function absoluteTime(atMs: number): string {
  return new Intl.DateTimeFormat("en-GB", {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    timeZoneName: "short",
  }).format(atMs);
}

/** "4:07", "1 h 12 min", "3 days". */
export function span(ms: number): string {
  const size = Math.max(0, ms);
  if (size < HOUR) {
    const seconds = Math.floor(size / SECOND);
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  }
  if (size < DAY) return `${Math.floor(size / HOUR)} h ${Math.floor((size % HOUR) / MINUTE)} min`;
  const days = Math.floor(size / DAY);
  return days === 1 ? "1 day" : `${days} days`;
}
