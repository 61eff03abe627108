import { listAt, textAt } from "../form/draft.ts";
import { freeId } from "../form/free-id.ts";
import type { Section, Shape } from "../form/shape.ts";
import { choiceList, questions } from "./question-form.ts";

const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

const business: Shape = {
  is: "group",
  parts: {
    name: { is: "text", label: "Name" },
    kind: { is: "wording", label: "What it is", help: "As said aloud: “hair salon”." },
    phone: { is: "text", label: "Phone", help: "International form: +1 312 555 0143.", optional: true },
    address: { is: "text", label: "Address", optional: true },
    timezone: { is: "text", label: "Time zone", help: "Such as America/Chicago." },
    region: {
      is: "text",
      label: "Country",
      help: "Two letters: where a number without a country code is from.",
    },
  },
};

const faqs: Shape = {
  is: "list",
  label: "Frequent questions",
  help: "What the robot can answer, also in the middle of a form.",
  noun: "frequent question",
  fresh: (_, taken) => ({
    id: freeId("faq", taken, "faq"),
    questions: { en: [""], es: [] },
    answer: { en: "" },
  }),
  title: (entry) =>
    String(listAt(entry, ["questions", "en"])[0] ?? listAt(entry, ["questions"])[0] ?? textAt(entry, ["id"])),
  summary: (entry) => textAt(entry, ["answer", "en"]) || textAt(entry, ["answer"]),
  item: {
    is: "group",
    parts: {
      questions: { is: "phrasings", label: "How visitors ask it" },
      answer: { is: "wording", label: "What the robot answers", long: true },
      id: { is: "id", label: "Id" },
    },
  },
};

const disclosure: Shape = {
  is: "group",
  label: "What visitors are told before anything is asked",
  parts: {
    what: { is: "wording", label: "What is recorded" },
    why: { is: "wording", label: "What for" },
    howLong: { is: "wording", label: "For how long" },
  },
};

/** The business profile's editor. */
export const profileForm: readonly Section[] = [
  {
    id: "business",
    label: "Business",
    parts: {
      business,
      languages: {
        is: "picks",
        label: "Languages",
        help: "English is always among them: every text has it.",
        options: [
          { value: "en", label: "English" },
          { value: "es", label: "Spanish" },
        ],
      },
      disclosure,
      partialRecord: {
        is: "pick",
        label: "A form that its visitor left half filled",
        options: [
          { value: "keep-with-contact", label: "Is kept when it has a way to answer" },
          { value: "forget", label: "Is forgotten" },
        ],
      },
    },
  },
  {
    id: "hours",
    label: "Hours",
    parts: {
      hours: {
        is: "group",
        label: "Opening hours",
        parts: Object.fromEntries(
          weekdays.map((day) => [
            day,
            {
              is: "words",
              label: day[0]!.toUpperCase() + day.slice(1),
              help: "Such as 09:00-17:30. Nothing: closed.",
              optional: true,
            },
          ]),
        ),
      },
    },
  },
  {
    id: "choices",
    label: "Services & lists",
    parts: {
      services: choiceList("Services", "service", {
        price: { is: "wording", label: "Price, as said aloud", optional: true },
      }),
      sources: choiceList("How visitors heard of it", "source"),
      timelines: choiceList("When they would like to come", "timeline"),
      hosts: choiceList("Whom visitors come to see", "host"),
    },
  },
  { id: "faqs", label: "FAQs", parts: { faqs } },
  {
    id: "form",
    label: "Questions",
    parts: {
      form: questions("Questions", "In the order in which they are asked. The consent comes first."),
      checkIn: {
        is: "maybe",
        label: "Visitors can check in for an appointment",
        fresh: [],
        part: questions("Check-in questions", "Asked after the consent. One is a choice among the hosts."),
      },
    },
  },
];

/** Whether a profile says anything in Spanish, so that the Spanish fields are worth showing. */
export function speaksSpanish(body: unknown): boolean {
  return listAt(body, ["languages"]).includes("es");
}
