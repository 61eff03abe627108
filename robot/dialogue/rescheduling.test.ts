import { describe, expect, test } from "vitest";
import { lawOffice, VisitRig } from "./visit-rig.ts";

/** The rig's day is Tuesday, January 6, at ten in the morning. */
function askedForDay(language: "en" | "es" = "en"): VisitRig {
  const rig = new VisitRig({ language }, lawOffice).engage();
  return language === "en"
    ? rig.says("yes", "ana ruiz", "yes", "312 555 0143", "yes", "skip", "a will", "skip", "english")
    : rig.says("sí", "ana ruiz", "sí", "312 555 0143", "sí", "saltar", "un testamento", "saltar", "inglés");
}

const filedBy = (rig: VisitRig) => {
  const { day, time } = rig.records[0]?.fields ?? {};
  return [day?.value, time?.value];
};

describe("a new day that is told with the time is read back, and the time after it", () => {
  test.each<[string, readonly string[], string, string]>([
    ["at the read-back", ["three", "yes on thursday"], "January 8", "3 PM"],
    ["with a no", ["three", "no, thursday at four"], "January 8", "4 PM"],
    ["with the day that it is not", ["three but on thursday not tomorrow"], "January 8", "3 PM"],
    ["as the answer", ["friday at two"], "January 9", "2 PM"],
    ["with more words", ["actually make it friday at two"], "January 9", "2 PM"],
    ["at the next question", ["two", "yes", "change it to friday at eleven"], "January 9", "11 AM"],
    ["at the review", ["two", "yes", "skip", "make it friday at eleven"], "January 9", "11 AM"],
    ["at the review, plainly", ["two", "yes", "skip", "friday at eleven"], "January 9", "11 AM"],
    ["as a wish", ["two", "yes", "skip", "change the day to friday at eleven"], "January 9", "11 AM"],
    ["as a wish at the note", ["two", "yes", "change the day to friday at eleven"], "January 9", "11 AM"],
    ["as another wish", ["two", "yes", "skip", "change the time to friday at eleven"], "January 9", "11 AM"],
  ])("%s", (_, lines, day, time) => {
    const rig = askedForDay().says("tomorrow", "yes", ...lines);
    expect(rig.lastSaid).toContain(day);
    expect(rig.says("yes").lastSaid).toContain(`I have ${time}. Is that right?`);
    rig.says("yes");
    if (rig.question === "notes") rig.says("skip");
    rig.says("yes");
    expect(rig.records).toHaveLength(1);
    expect(filedBy(rig)[0]).toBe(`2026-01-0${day.slice(-1)}`);
  });

  test("in Spanish", () => {
    const rig = askedForDay("es").says("mañana", "sí", "el viernes a las dos");
    expect(rig.lastSaid).toContain("9 de enero");
    rig.says("sí", "sí", "saltar", "sí");
    expect(filedBy(rig)).toEqual(["2026-01-09", "14:00"]);
  });

  test.each([
    ["yes make it friday at eleven", "I have Friday, January 9. Is that right?"],
    ["yes make it friday", "I have Friday, January 9. Is that right?"],
    ["yes see you friday at eleven", "I have Friday, January 9. Is that right?"],
  ])("at the review, %j", (words, asked) => {
    const rig = askedForDay().says("tomorrow", "yes", "two", "yes", "skip", words);
    expect(rig.lastSaid).toBe(asked);
  });

  test.each(["yes see you tomorrow", "yes tomorrow at two", "yes actually that is perfect"])(
    "at the review, %j changes nothing",
    (words) => {
      const rig = askedForDay().says("tomorrow", "yes", "two", "yes", "skip", words);
      expect(filedBy(rig)).toEqual(["2026-01-07", "14:00"]);
    },
  );

  test("another week is told, and no day: the robot asks which", () => {
    const rig = askedForDay().says("tomorrow", "yes", "three next week");
    expect(rig.lastSaid).toMatch(/^Which day exactly\?/);
    expect(rig.says("next wednesday").lastSaid).toContain("January 14");
    expect(askedForDay().says("tomorrow", "yes", "three this week").lastSaid).toContain("I have 3 PM");
  });

  test("the same day is told again, and nothing changes", () => {
    const rig = askedForDay().says("tomorrow", "yes", "tomorrow at three");
    expect(rig.lastSaid).toBe("I have 3 PM. Is that right?");
  });

  test("it may be either of two days: the robot asks which", () => {
    const rig = askedForDay().says("tomorrow", "yes", "thursday or friday at two");
    expect(rig.lastSaid).toBe("Do you mean Thursday, January 8 or Friday, January 9?");
  });

  test("on a closed day nobody comes", () => {
    const rig = askedForDay().says("tomorrow", "yes", "saturday at ten");
    expect(rig.lastSaid).toMatch(/^On Saturday, January 10 we are closed\. On which day/);
    expect(rig.question).toBe("day");
  });

  test("a day that is past is none that is wished for", () => {
    const rig = askedForDay().says("tomorrow", "yes", "at three, as last friday");
    expect(rig.lastSaid).toBe("I have 3 PM. Is that right?");
  });
});

describe("a time must be in the hours of its day", () => {
  test("that is told later", () => {
    const rig = askedForDay().says("thursday", "yes", "six pm", "yes", "skip", "change the day to friday");
    rig.says("yes");
    expect(rig.lastSaid).toBe(
      "Got it. 6 PM. That is outside our hours. I can take from 9 AM to 3 PM. At what time?",
    );
    rig.says("two", "yes", "yes");
    expect(filedBy(rig)).toEqual(["2026-01-09", "14:00"]);
  });

  test("but stays as it is when it is", () => {
    const rig = askedForDay().says("thursday", "yes", "two", "yes", "skip", "change the day to friday");
    rig.says("yes", "yes");
    expect(filedBy(rig)).toEqual(["2026-01-09", "14:00"]);
  });

  test("that is told with it", () => {
    const rig = askedForDay().says("friday at four", "yes");
    expect(rig.lastSaid).toMatch(/4 PM\. That is outside our hours/);
    expect(rig.question).toBe("time");
  });

  test("that is today: what is past is refused", () => {
    const rig = askedForDay().says("today", "yes", "nine");
    expect(rig.lastSaid).toBe("That is outside our hours. I can take from 10 AM to 5 PM.");
    expect(rig.says("quarter past ten").lastSaid).toBe("I have 10:15 AM. Is that right?");
  });
});

test("when to call is not when to come", () => {
  const rig = new VisitRig({}, lawOffice).engage().says("yes", "ana ruiz", "yes", "312 555 0143");
  rig.says("yes call after five", "skip", "a will", "skip", "english", "tomorrow", "yes");
  expect(rig.lastSaid).toBe("Got it. At what time?");
});
