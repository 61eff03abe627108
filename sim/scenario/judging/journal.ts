import type { Expectations, JournalExpectation } from "../expectations.ts";
import { fits } from "../phrase.ts";
import type { VisitObserved } from "../verdict.ts";
import { times } from "./words.ts";

/** How often things were written down, and the staff called. */
export function judgeJournal(
  { journal: expected, staffAlerts }: Pick<Expectations, "journal" | "staffAlerts">,
  journal: VisitObserved["journal"],
): string[] {
  const failures = expected.flatMap((each) => judgeEntry(each, journal));
  const alerts = journal.filter(({ event }) => event === "staff.alerted").length;
  if (staffAlerts !== undefined && alerts !== staffAlerts) {
    failures.push(`The staff were called ${times(alerts)}; they should have been ${times(staffAlerts)}.`);
  }
  return failures;
}

function judgeEntry(expected: JournalExpectation, journal: VisitObserved["journal"]): string[] {
  const { event, fields, atLeast, atMost, fromS, untilS } = expected;
  const found = journal.filter(
    (entry) =>
      (event.startsWith("/") ? fits(entry.event, event) : entry.event === event) &&
      entry.at >= fromS * 1000 &&
      entry.at < untilS * 1000 &&
      Object.entries(fields).every(([name, value]) => (entry.fields[name] ?? null) === value),
  ).length;
  if (found >= atLeast && (atMost === undefined || found <= atMost)) return [];
  const what = [event, ...Object.entries(fields).map(([name, value]) => `${name} ${value}`)].join(", ");
  const when = fromS === 0 && untilS === 3600 ? "" : ` between ${fromS} and ${untilS} s`;
  const should =
    found < atLeast ? `at least ${times(atLeast)}` : atMost === 0 ? "never" : `at most ${times(atMost ?? 0)}`;
  return [`The journal has "${what}" ${times(found)}${when}; it should have it ${should}.`];
}
