import fc from "fast-check";
import { visitorCommand } from "../../robot/dialogue/screen-protocol.ts";
import { lawOffice, salon, type VisitRig } from "../../robot/dialogue/visit-rig.ts";

/** For tests: something that happens in a visit. */
export type Act = (rig: VisitRig) => void;

/** What visitors say, and what nobody does. */
export const lines = fc.oneof(
  fc.constantFrom(
    "yes",
    "no",
    "ana ruiz",
    "no, Ruiz",
    "three one two five five five oh one four three",
    "ana at gmail dot com",
    "a haircut",
    "harecut",
    "a haircut or color",
    "instagram",
    "this week",
    "skip",
    "go back",
    "start over",
    "cancel",
    "get me a person",
    "where can i park",
    "do you groom dogs?",
    "my name is Bob and i want color",
    "en español",
    "r u i z",
    "goodbye",
    "tomorrow after five",
    "next tuesday at half past three",
    "the thirty first of february",
    "two hundred dollars",
    "three",
    "english and spanish",
    "i am here to see dana at three",
    "actually make it color",
    "change the day to friday",
    "312 555",
    "slower please",
    "hold on",
    "you idiot",
    "a haircut, oh never mind",
    "",
    "constructor",
    "__proto__",
  ),
  fc.string({ unit: "grapheme", maxLength: 60 }),
);
/** Anything that may happen, in no order that makes sense. */
export const acts: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: lines.map(
      (line): Act =>
        (rig) =>
          rig.says(line),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.nat().map(
      (pick): Act =>
        (rig) => {
          const input = rig.panel?.input;
          if (input?.kind === "choices") rig.touches(input.choices[pick % input.choices.length]!.id);
          else if (input?.kind === "several")
            rig.touches([...input.choices.map(({ id }) => id), "done"][pick % (input.choices.length + 1)]!);
          else if (input?.kind === "date") rig.types([input.from, input.to, "1999-01-01"][pick % 3]!);
          else if (input?.kind === "time") rig.types([input.from, input.to, "25:00"][pick % 3]!);
          else if (input?.kind === "number") rig.types([`${input.from}`, `${input.to}`, "-1"][pick % 3]!);
          else rig.types(["Ana Ruiz", "ana@example.com", "312 555 0143", "???"][pick % 4]!);
        },
    ),
  },
  fc.constantFrom(...visitorCommand.options).map(
    (command): Act =>
      (rig) =>
        rig.presses(command),
  ),
  fc.constant<Act>((rig) => rig.staysSilent()),
  fc.constant<Act>((rig) => rig.mumbles()),
  fc.constant<Act>((rig) => rig.leaves()),
  fc.constant<Act>((rig) => rig.engage()),
  fc.constant<Act>((rig) => rig.happen({ type: "dismissed" })),
  fc.constant<Act>((rig) => rig.happen({ type: "duty", on: false })),
  fc.constant<Act>((rig) => rig.happen({ type: "duty", on: true })),
  fc.constant<Act>((rig) => rig.happen({ type: "speech-started" })),
  fc.constant<Act>((rig) => rig.happen({ type: "said", say: 3, outcome: "interrupted" })),
  fc.constant<Act>((rig) => rig.happen({ type: "filed", recordId: "somebody else's" })),
  fc.constantFrom("works", "refuses", "never answers").map(
    (disk): Act =>
      (rig) => {
        rig.disk = disk;
      },
  ),
);

export const profiles = fc.constantFrom(salon, lawOffice);
