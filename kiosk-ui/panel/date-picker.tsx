import { useSignal } from "@preact/signals";
import type { TouchInput } from "../../robot/dialogue/screen-protocol.ts";
import { localeOf } from "../locale.ts";
import type { Store } from "../store.ts";
import { calendarPage, type Day } from "./calendar.ts";
import { Pages } from "./pages.tsx";

/** Four weeks at a time; a day is an answer. */
export function DatePicker({ input, store }: { input: Extract<TouchInput, { kind: "date" }>; store: Store }) {
  const page = useSignal(0);
  const language = store.view.language.value;
  const locale = localeOf(language);
  const { weeks, ...ends } = calendarPage(input, page.value, language === "es" ? 1 : 0);
  const days = weeks.flat();
  const named = (date: string, format: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...format, timeZone: "UTC" }).format(new Date(date));
  const open = days.filter((day) => day.open);
  return (
    <Pages
      title={monthsOf(open, locale)}
      {...ends}
      store={store}
      turn={(by) => {
        page.value += by;
      }}
    >
      <div class="days">
        {weeks[0]?.map(({ date }) => (
          <span class="weekday" key={date} aria-hidden="true">
            {named(date, { weekday: "short" })}
          </span>
        ))}
        {days.map(({ date, open: isOpen }) => (
          <button
            type="button"
            class="day"
            key={date}
            data-date={date}
            data-month={date.endsWith("-01") ? named(date, { month: "short" }) : undefined}
            disabled={!isOpen}
            aria-label={named(date, { weekday: "long", day: "numeric", month: "long" })}
            aria-pressed={store.view.chosen.value === date}
            onClick={() => store.touches.answer(date)}
          >
            {Number(date.slice(8))}
          </button>
        ))}
      </div>
    </Pages>
  );
}

/** "January – February 2026", as it is written where the language is spoken; nothing where no day is open. */
function monthsOf(open: readonly Day[], locale: string): string {
  const [first, last] = [open.at(0), open.at(-1)];
  if (!first || !last) return "";
  const months = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" });
  return months.formatRange(new Date(first.date), new Date(last.date));
}
