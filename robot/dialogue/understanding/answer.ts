import { type BusinessProfile, choicesOf, inLanguage, type Question } from "../../kernel/business-profile.ts";
import type { Source } from "../../kernel/intake-record.ts";
import type { Candidate, Visit } from "../conversation-state.ts";
import type { DialogueRules } from "../dialogue-config.ts";
import { bothSources } from "../turn.ts";
import { phrasesOf, pickIn } from "./choice.ts";
import { emailAddressIn } from "./email-address.ts";
import { personNameIn, withNearestWord, writtenName } from "./person-name.ts";
import { digitsIn, phoneNumberIn, withLastDigits } from "./phone-number.ts";
import { plainWords, type Saying, sayingOf } from "./saying.ts";
import { spelledIn } from "./spelling.ts";

export type Reading =
  | { readonly kind: "value"; readonly value: string; readonly certain: boolean }
  /** Part of an earlier value was replaced; the source of both stands behind it. */
  | { readonly kind: "corrected"; candidate(source: Source): Candidate }
  | { readonly kind: "either"; readonly labels: readonly string[] }
  | { readonly kind: "none" };

export interface Known {
  readonly profile: BusinessProfile;
  readonly rules: DialogueRules;
  readonly visit: Visit;
}

const none: Reading = { kind: "none" };

/** What was answered to `question`. `denied` is an earlier reading that the visitor is correcting. */
export function readAnswer(
  saying: Saying,
  question: Question,
  denied: Candidate | null,
  known: Known,
): Reading {
  const { profile, rules, visit } = known;
  const region = profile.business.region;
  switch (question.type) {
    case "consent":
      return none;
    case "name":
      return namesChoice(saying, known) ? none : nameReading(saying, denied, visit);
    case "phone":
      return valueOrNone(phoneNumberIn(saying, region, visit.language)) ?? tailReading(saying, denied, visit);
    case "email":
      return valueOrNone(emailAddressIn(saying, visit.language)) ?? none;
    case "contact":
      return (
        valueOrNone(emailAddressIn(saying, visit.language)) ??
        valueOrNone(phoneNumberIn(saying, region, visit.language)) ??
        tailReading(saying, denied, visit)
      );
    case "choice": {
      const pick = pickIn(saying, choicesOf(profile, question), visit.language, rules.similarity);
      switch (pick.kind) {
        case "certain":
        case "likely":
          return { kind: "value", value: pick.choice.label.en, certain: pick.kind === "certain" };
        case "either":
          return {
            kind: "either",
            labels: pick.choices.map((choice) => inLanguage(choice.label, visit.language)),
          };
        case "none":
          return none;
      }
    }
  }
}

/** What was typed on the keyboard: taken as it stands, apart from spaces and form; null when it cannot be an answer. */
export function readTyped(text: string, question: Question, known: Known): string | null {
  const saying = sayingOf(text);
  const { region } = known.profile.business;
  const { language } = known.visit;
  const email = () => (text.includes("@") ? emailAddressIn(saying, language) : null);
  const phone = () => phoneNumberIn(saying, region, language);
  switch (question.type) {
    case "name": {
      const words = saying.text.split(" ");
      const isName =
        saying.text.length <= 80 && words.every((word) => /^\p{L}[\p{L}\p{M}'.,-]*$/u.test(word));
      return isName ? writtenName(words) : null;
    }
    case "phone":
      return phone();
    case "email":
      return email();
    case "contact":
      return email() ?? phone();
    case "choice":
    case "consent":
      return null;
  }
}

/** "Google", said too late or too early, is no name. */
function namesChoice(saying: Saying, { profile, visit }: Known): boolean {
  const words = saying.words.map((word) => word.plain).join(" ");
  return [...profile.services, ...profile.sources, ...profile.timelines].some((choice) =>
    phrasesOf(choice, visit.language).some((phrase) => plainWords(phrase).join(" ") === words),
  );
}

function nameReading(saying: Saying, denied: Candidate | null, visit: Visit): Reading {
  const spelled = spelledIn(saying.words, visit.language);
  const name = spelled ? writtenName([spelled]) : personNameIn(saying, visit.language);
  if (name === null) return none;
  // One word corrects the word of the name that it is most like: "no, Ruiz".
  if (denied?.value.includes(" ") && !name.includes(" ")) {
    return {
      kind: "corrected",
      candidate: (source) => ({
        value: withNearestWord(denied.value, name),
        source: bothSources(denied.source, source),
      }),
    };
  }
  return { kind: "value", value: name, certain: false };
}

function tailReading(saying: Saying, denied: Candidate | null, visit: Visit): Reading {
  const digits = denied && !denied.value.includes("@") ? digitsIn(saying, visit.language) : null;
  const value = denied && digits ? withLastDigits(denied.value, digits) : null;
  if (!denied || value === null) return none;
  return {
    kind: "corrected",
    candidate: (source) => ({ value, source: bothSources(denied.source, source) }),
  };
}

function valueOrNone(value: string | null): Reading | null {
  return value === null ? null : { kind: "value", value, certain: false };
}
