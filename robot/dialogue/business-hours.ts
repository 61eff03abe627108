import { type BusinessProfile, weekdays } from "../kernel/business-profile.ts";
import type { WallTime } from "../kernel/clock.ts";
import type { Phrasebook } from "./phrasebook/phrasebook.ts";
import type { AskedDay } from "./understanding/inquiry.ts";

/** When the business is open: on that day, or today and, if it is closed today, the next time. */
export function sayHours(
  profile: BusinessProfile,
  book: Phrasebook,
  asked: AskedDay,
  wall: WallTime,
): string {
  const spansOn = (day: number) =>
    (profile.hours[weekdays[day % 7] ?? "sunday"] ?? []).map((span) =>
      book.span(span.slice(0, 5), span.slice(6)),
    );
  const today = weekdayAt(profile.business.timezone, wall);
  if (asked !== "today") {
    const weekday = asked === "tomorrow" ? (today + 1) % 7 : asked;
    const spans = spansOn(weekday);
    return spans.length > 0 ? book.openOn(book.day(weekday), spans) : book.closedOn(book.day(weekday));
  }
  const spans = spansOn(today);
  if (spans.length > 0) return book.openToday(spans);
  for (let ahead = 1; ahead < 7; ahead++) {
    const [first] = spansOn(today + ahead);
    if (first) return `${book.closedToday} ${book.opensNext(book.day((today + ahead) % 7), first)}`;
  }
  return book.closedToday;
}

/** The day of the week where the business is, which may differ from the robot's. Sunday is 0. */
function weekdayAt(timezone: string, wall: WallTime): number {
  const name = new Intl.DateTimeFormat("en", { timeZone: timezone, weekday: "long" }).format(new Date(wall));
  const sundayFirst: readonly string[] = weekdays;
  return sundayFirst.indexOf(name.toLowerCase());
}
