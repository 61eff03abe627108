import { listAt, textAt, valueAt } from "../form/draft.ts";
import { freeId } from "../form/free-id.ts";
import { tagGroupsOf, tagsOf, tagsOfGroup } from "../form/known-names.ts";
import { isRecord } from "../form/place.ts";
import type { Option, Parts, Shape, Surroundings, Way } from "../form/shape.ts";

const id: Shape = {
  is: "id",
  label: "Id",
  help: "Better left alone once visitors have answered.",
};
const prompt: Shape = { is: "wording", label: "What the robot asks" };
const retries: Shape = {
  is: "list",
  label: "Other ways of asking",
  help: "For a visitor who said nothing or was not understood. Two, and they differ.",
  noun: "retry",
  exactly: 2,
  fresh: () => ({ en: "" }),
  title: (entry) => (typeof entry === "string" ? entry : textAt(entry, ["en"])),
  item: { is: "wording", label: "Retry" },
};

const confirm: Shape = {
  is: "pick",
  label: "How it is confirmed",
  options: [
    { value: "read-back", label: "Read back for a yes or a no" },
    { value: "implicit", label: "Repeated in passing" },
    { value: "never", label: "Kept in silence" },
  ],
  optional: "As usual for this type",
};

const when: Shape = {
  is: "maybe",
  label: "Only ask after a certain answer",
  fresh: { question: "", is: [] },
  part: {
    is: "group",
    parts: {
      question: { is: "pick", label: "Earlier question", options: questionsOf },
      is: {
        is: "words",
        label: "Answers",
        help: "Ids of choices, or yes and no; one a line, any of them will do.",
      },
    },
  },
};

/** What every question but the consent has, after what it asks and what is special to its type. */
const asked: Parts = {
  required: { is: "flag", label: "Required", otherwise: true },
  confirm,
  called: { is: "phrasings", label: "What visitors call it", help: "As in “change the budget”." },
  when,
  attempts: { is: "number", label: "Attempts before it is left out", optional: true },
  id,
};
const shared = ["prompt", "retries", ...Object.keys(asked)];

const choiceParts: Parts = {
  label: { is: "wording", label: "Name" },
  id: { is: "id", label: "Id" },
  synonyms: { is: "phrasings", label: "Other ways of saying it" },
  tag: { is: "pick", label: "Tag", help: "From the playbook’s tags.", options: tagsOf },
};

const choices: Shape = {
  is: "form-of",
  label: "Choices",
  forms: [
    ...(["services", "sources", "timelines", "hosts"] as const).map((list) => ({
      label: `The ${list}`,
      fits: (value: unknown) => value === list,
      fresh: list,
      shape: null,
    })),
    {
      label: "Choices of its own",
      fits: Array.isArray,
      fresh: [],
      shape: choiceList("Choices", "choice"),
    },
  ],
};
const tagGroup: Shape = {
  is: "pick",
  label: "Tag group",
  help: "Where the tags of its choices go.",
  options: tagGroupsOf,
};
const tagOf = (answer: string): Shape => ({
  is: "maybe",
  label: `A tag for ${answer}`,
  fresh: { group: "", tag: "" },
  part: {
    is: "group",
    parts: {
      group: { is: "pick", label: "Tag group", options: tagGroupsOf },
      tag: {
        is: "pick",
        label: "Tag",
        options: (around, entry) => tagsOfGroup(around, textAt(entry, ["group"])),
      },
    },
  },
});

const day = {
  is: "number",
  unit: "days",
  help: "Counted from the visit: 0 is today.",
  optional: true,
} as const;
const time = { is: "text", optional: true } as const;

function way(label: string, more: Parts = {}, fresh: Way["fresh"] = {}): Way {
  return { label, parts: { prompt, retries, ...more, ...asked }, fresh, keeps: shared };
}

const ways: Readonly<Record<string, Way>> = {
  consent: {
    label: "Consent",
    parts: { prompt, retries, id },
    fresh: {},
    keeps: ["id", "prompt", "retries"],
  },
  name: way("Name"),
  phone: way("Phone number"),
  email: way("E-mail address"),
  contact: way("Phone number or e-mail address"),
  choice: way("One of several choices", { choices, tagGroup }, { choices: "services", tagGroup: "service" }),
  several: way("Any number of choices", { choices, tagGroup }, { choices: "services", tagGroup: "service" }),
  "yes-no": way("Yes or no", {
    tags: { is: "group", label: "Tags", parts: { yes: tagOf("yes"), no: tagOf("no") } },
  }),
  date: way("Day", {
    fromDays: { ...day, label: "Not before" },
    toDays: { ...day, label: "Not after" },
    openDays: { is: "flag", label: "Only days on which the business is open", otherwise: false },
  }),
  time: way("Time of day", {
    from: { ...time, label: "Not before", help: "Such as 09:00." },
    to: { ...time, label: "Not after", help: "Such as 17:30." },
    stepMinutes: { is: "number", label: "In steps of", unit: "minutes", optional: true },
    openOn: {
      is: "pick",
      label: "Within the opening hours of",
      options: questionsOf,
      optional: "No particular day",
    },
    exact: { is: "flag", label: "“After five” is no answer", otherwise: false },
  }),
  number: way("Number", {
    from: { is: "number", label: "From", optional: true },
    to: { is: "number", label: "To", optional: true },
    unit: { is: "wording", label: "What is counted", optional: true },
  }),
  money: way("Amount of money", {
    currency: { is: "text", label: "Currency", help: "Three letters, such as USD.", optional: true },
    from: { is: "number", label: "From", optional: true },
    to: { is: "number", label: "To", optional: true },
  }),
  text: way("In their own words", {
    longest: { is: "number", label: "At most", unit: "characters", optional: true },
  }),
};

/** The questions of a form, in the order in which they are asked. */
export function questions(label: string, help: string): Shape {
  return {
    is: "list",
    label,
    help,
    noun: "question",
    fresh: (_, taken) => ({
      id: freeId("question", taken, "question"),
      type: "text",
      required: false,
      prompt: { en: "" },
      retries: [{ en: "" }, { en: "" }],
    }),
    title: questionTitle,
    summary: questionInWords,
    item: { is: "either", label: "Type", by: "type", ways },
  };
}

/** A list of things that a visitor can pick. */
export function choiceList(label: string, noun: string, more: Parts = {}, help?: string): Shape {
  return {
    is: "list",
    label,
    ...(help !== undefined && { help }),
    noun,
    fresh: (_, taken) => ({
      id: freeId(noun, taken, noun),
      label: { en: "" },
      synonyms: { en: [], es: [] },
      tag: "",
    }),
    summary: (entry) => {
      const spoken =
        listAt(entry, ["synonyms", "en"]).length > 0
          ? listAt(entry, ["synonyms", "en"])
          : listAt(entry, ["synonyms"]);
      return spoken.join(", ");
    },
    item: { is: "group", parts: { ...choiceParts, ...more } },
  };
}

function questionInWords(question: unknown): string {
  const type = ways[textAt(question, ["type"])]?.label ?? "";
  const optional = valueAt(question, ["required"]) === false ? ", may be skipped" : "";
  const condition = valueAt(question, ["when"]);
  const only = isRecord(condition) ? `, only after “${textAt(condition, ["question"])}”` : "";
  return `${type}${optional}${only}`;
}

/** Every question of both forms; one that is asked later is refused when the profile is checked. */
function questionsOf({ body }: Surroundings): readonly Option[] {
  const found = [...listAt(body, ["form"]), ...listAt(body, ["checkIn"])].map((question) =>
    textAt(question, ["id"]),
  );
  return [...new Set(found)].filter((each) => each !== "").map((value) => ({ value, label: value }));
}

/** What a question asks, or its id. */
function questionTitle(question: unknown): string {
  const asks = valueAt(question, ["prompt"]);
  const words = typeof asks === "string" ? asks : textAt(asks, ["en"]);
  return words || textAt(question, ["id"]);
}
