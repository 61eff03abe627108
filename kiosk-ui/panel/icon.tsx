import type { ConsentFact, ReviewItem, VisitorCommand } from "../../robot/dialogue/screen-protocol.ts";

type IconName =
  | VisitorCommand
  | ConsentFact["about"]
  | NonNullable<ReviewItem["by"]>
  | "delete"
  | "shift"
  | "later"
  | "more"
  | "comfort";

/** Strokes on a 24 × 24 grid. */
const strokes: Readonly<Record<IconName, string>> = {
  repeat: "M4 10v4h4l5 4V6l-5 4H4zM17 9a4 4 0 0 1 0 6M19.5 6.5a8 8 0 0 1 0 11",
  back: "M15 5l-7 7 7 7",
  skip: "M6 5l7 7-7 7M13 5l7 7-7 7",
  "start-over": "M5 12a7 7 0 1 0 2.2-5.1M7.5 3v4.2h4.2",
  cancel: "M6 6l12 12M18 6L6 18",
  help: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9.5 9.5a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.8M12 16.7v.1",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5a7.5 7.5 0 0 1 15 0",
  "who-are-you": "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v5.5M12 7.5v.1",
  pause: "M8 5v14M16 5v14",
  slower: "M11 6l-7 6 7 6zM20 6l-7 6 7 6z",
  louder: "M4 10v4h4l5 4V6l-5 4H4zM19 9v6M16 12h6",
  quieter: "M4 10v4h4l5 4V6l-5 4H4zM16 12h6",
  "other-language": "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM3 12h18M12 3c-5 5-5 13 0 18M12 3c5 5 5 13 0 18",
  more: "M5 12v.1M12 12v.1M19 12v.1",
  comfort: "M3 19l5-13 5 13M5 14.5h6M15 19l3-8 3 8M16.2 16h3.6",
  voice:
    "M12 15a3.5 3.5 0 0 0 3.5-3.5v-5a3.5 3.5 0 0 0-7 0v5A3.5 3.5 0 0 0 12 15zM5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3",
  touch:
    "M9 12V5.5a1.8 1.8 0 0 1 3.6 0V11l5 1.2c1 .3 1.6 1.1 1.4 2.2l-.9 4.4c-.2 1.3-1 2.2-2.3 2.2H12c-1 0-1.7-.4-2.3-1.2L5.5 15.5c-.8-1.3.6-2.7 1.9-1.7z",
  robot: "M6 9h12v9H6zM12 9V5M12 4.9v.1M9.5 13v.1M14.5 13v.1M3.5 12.5v3M20.5 12.5v3",
  what: "M6 3.5h9l3.5 3.5v13.5H6zM9 11h6M9 15h6",
  why: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM8 12l3 3 5-6",
  who: "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20a6.5 6.5 0 0 1 13 0M16 4.5a3.5 3.5 0 0 1 0 6.5M18.5 14.5a6.5 6.5 0 0 1 3 5.5",
  "how-long": "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3.5 2",
  later: "M9 5l7 7-7 7",
  delete: "M9 5h11v14H9l-6-7 6-7zM12 9.5l5 5M17 9.5l-5 5",
  shift: "M12 4l7 8h-4v7H9v-7H5l7-8z",
};

export function Icon({ of: name }: { of: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={strokes[name]} />
    </svg>
  );
}
