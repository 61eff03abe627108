import type { Clock } from "../../robot/kernel/clock.ts";
import {
  type Journal,
  type JournalEntry,
  journalTo,
  type Level,
  lineOf,
} from "../../robot/kernel/journal.ts";
import type { Random } from "../../robot/kernel/random.ts";
import type { Surroundings } from "../../robot/parts.ts";
import { timestampOf } from "../../robot/recording/log-time.ts";
import type { Tape } from "../../robot/recording/tape.ts";
import { tapedNews } from "./taped-news.ts";

/** Journal, chance and news, as they are written down; they go on to where they went. */
export function tapedSurroundings(around: Surroundings, tape: Tape): Surroundings {
  const note = tapedNews(tape);
  return {
    ...around,
    journal: tapedJournal(around.journal, around.clock, tape),
    random: tapedRandom(around.random, tape),
    news: (news) => {
      note(news, around.clock.now());
      around.news?.(news);
    },
  };
}

/** Foxglove's numbers. */
const LEVELS: Readonly<Record<Level, number>> = { info: 2, warn: 3, error: 4 };

/** Only what this robot journals: others, such as a hub in the same process, may share the journal behind it. */
function tapedJournal(journal: Journal, clock: Clock, tape: Tape): Journal {
  const note = (entry: JournalEntry) =>
    tape.write("journal", {
      timestamp: timestampOf(entry.at),
      level: LEVELS[entry.level],
      message: lineOf(entry),
      name: entry.event,
      file: "",
      line: 0,
    });
  // What is personal is left out of it as always; the words have a channel of their own.
  const taped = journalTo(clock, [note]);
  const both =
    (level: Level): Journal[Level] =>
    (event, fields) => {
      taped[level](event, fields);
      journal[level](event, fields);
    };
  return { info: both("info"), warn: both("warn"), error: both("error") };
}

function tapedRandom(random: Random, tape: Tape): Random {
  return {
    next: () => {
      const value = random.next();
      tape.write("chance", { kind: "number", value });
      return value;
    },
    uuid: () => {
      const value = random.uuid();
      tape.write("chance", { kind: "uuid", value });
      return value;
    },
  };
}
