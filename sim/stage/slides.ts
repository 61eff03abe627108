import type { Instant } from "../../robot/kernel/clock.ts";
import type { JournalEntry } from "../../robot/kernel/journal.ts";
import type { News } from "../../robot/news.ts";
import type { DeskToPage, TimedNews } from "./desk-messages.ts";
import type { ToPage } from "./to-page.ts";

/** What was to be seen or told at one moment. Its content is made when it is shown: there are many of them. */
export type Slide = { readonly at: Instant } & (
  | { readonly kind: "news"; readonly type: News["type"]; news(): TimedNews }
  | { readonly kind: "journal"; entry(): JournalEntry }
  /** Of these only the last matters. */
  | {
      readonly kind: "view" | "picture" | "health";
      message(): Extract<ToPage, { type: "view" | "picture" | "health" }>;
    }
);

/** What a page that opens late is told of the journal. */
const KEPT_ENTRIES = 300;
/** As much as the page's chart of sound shows. */
const KEPT_METER_MS = 30_000;
const KEPT_WORDS = 4;

/** What happened after one moment and until another, gathered as a page wants it. Pure. */
export function between(slides: readonly Slide[], after: Instant, until: Instant): readonly ToPage[] {
  return gathered(slides.slice(firstAfter(slides, after), firstAfter(slides, until)));
}

/** How things stood at one moment: the latest of each kind, and of what is shown over time as much as that takes. Pure. */
export function standingAt(slides: readonly Slide[], at: Instant): readonly ToPage[] {
  const until = slides.slice(0, firstAfter(slides, at));
  const latest = new Map<string, Slide>();
  for (const slide of until) latest.set(slide.kind === "news" ? slide.type : slide.kind, slide);
  const meters = until.filter(
    (slide) => slide.kind === "news" && slide.type === "meter" && slide.at >= at - KEPT_METER_MS,
  );
  const words = until.filter(
    (slide) => slide.kind === "news" && (slide.type === "says" || slide.type === "hears"),
  );
  const entries = until.filter(({ kind }) => kind === "journal").slice(-KEPT_ENTRIES);
  for (const key of ["meter", "says", "hears", "journal"]) latest.delete(key);
  const all = [...latest.values(), ...meters, ...words.slice(-KEPT_WORDS), ...entries];
  return gathered(all.sort((one, other) => one.at - other.at));
}

function gathered(slides: readonly Slide[]): readonly ToPage[] {
  const news: TimedNews[] = [];
  const entries: JournalEntry[] = [];
  const latest = new Map<Slide["kind"], () => ToPage>();
  for (const slide of slides) {
    if (slide.kind === "news") news.push(slide.news());
    else if (slide.kind === "journal") entries.push(slide.entry());
    else latest.set(slide.kind, slide.message);
  }
  const told: DeskToPage[] = [];
  if (news.length > 0) told.push({ type: "news", news });
  if (entries.length > 0) told.push({ type: "journal", entries });
  return [...told, ...[...latest.values()].map((message) => message())];
}

/** Place of the first slide after that moment. */
function firstAfter(slides: readonly Slide[], at: Instant): number {
  let [low, high] = [0, slides.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (slides[middle]!.at <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}
