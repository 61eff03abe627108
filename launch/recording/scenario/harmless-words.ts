import { type BusinessProfile, choicesOf } from "../../../robot/kernel/business-profile.ts";

/** Words of a conversation that tell nothing of who speaks. */
const COMMON = `a about again am an and any are be back by can cancel change correct do does english espanol español for
from go have hello help hey hi how i in is it just know later less like long louder me more much my need next nine no nope
not now of okay ok on one open or over person please previous price quieter repeat right say skip slower somebody someone
sorry spanish speak start stella stop talk tell thank thanks that the there this time to today tomorrow too up want week
what what's when where which who will with would wrong yeah yep yes you your
adiós ayuda atrás bien cancelar claro correcto de el en es gracias hola la más no otra persona por favor qué repetir
saltar siguiente sí un una vale`;

/** Whether a text holds nothing but everyday words and those of the business. Pure. */
export function isHarmless(text: string, profile: BusinessProfile): boolean {
  const known = wordsOf([COMMON, ...businessTexts(profile)].join(" "));
  const own = wordsOf(text);
  return own.size > 0 && [...own].every((word) => known.has(word));
}

/** Choices and common questions; whom visitors come to see is left out, for a host's name is a name. */
function businessTexts(profile: BusinessProfile): readonly string[] {
  const choices = [
    ...profile.services,
    ...profile.sources,
    ...profile.timelines,
    ...profile.form.flatMap((question) =>
      (question.type === "choice" || question.type === "several") && question.choices !== "hosts"
        ? choicesOf(profile, question)
        : [],
    ),
  ];
  return [
    ...choices.flatMap(({ label, synonyms }) => [label.en, label.es ?? "", ...synonyms.en, ...synonyms.es]),
    ...profile.faqs.flatMap(({ questions }) => [...questions.en, ...questions.es]),
  ];
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? []);
}
