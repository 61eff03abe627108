import { isoOf, wallTime } from "../clock.ts";
import { answerFrom, type IntakeRecord } from "../intake-record.ts";
import { seededRandom } from "../random.ts";

/** An invented visitor's record; the same number gives the same record. */
export function sampleRecord(number: number): IntakeRecord {
  const random = seededRandom(number);
  const startedAt = wallTime(Date.UTC(2026, 0, 5, 9, 0, 0) + number * 60_000);
  const after = (seconds: number) => isoOf(wallTime(startedAt + seconds * 1000));
  const heard = (words: string, seconds: number) => ({
    kind: "utterance" as const,
    words,
    confidence: 0.9,
    from: after(seconds),
    to: after(seconds + 1),
  });
  return {
    id: random.uuid(),
    visit: {
      id: `visit-${number}`,
      startedAt: after(0),
      endedAt: after(45),
      language: "en",
      profile: { id: "salon", version: 1 },
    },
    consent: {
      given: true,
      wording: "I keep what you tell me for ninety days so that the salon can call you back.",
      at: after(5),
      source: heard("yes please", 4),
    },
    fields: {
      name: answerFrom(`Visitor Number${number}`, heard(`visitor number ${number}`, 10), "read-back"),
      contact: answerFrom(
        `+1202555${String(number % 10_000).padStart(4, "0")}`,
        { kind: "touch", at: after(20) },
        "touch",
      ),
      service: answerFrom("haircut", heard("a haircut", 30), "not-asked"),
    },
    tags: [
      { group: "service", tag: "haircut" },
      { group: "source", tag: number % 2 === 0 ? "instagram" : "walk-in" },
    ],
    completeness: 1,
    openQuestions: [],
  };
}
