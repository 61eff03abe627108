import type { Vocabulary } from "./vocabulary.ts";

/** How names, numbers and addresses are told, corrected and refused in Spanish, without accents. */
export const spanishContact: Pick<
  Vocabulary,
  "phoneParts" | "emailRemarks" | "characterNouns" | "single" | "refusals" | "notUnderstood"
> = {
  phoneParts: {
    area: ["codigo de area", "prefijo", "lada"],
    middle: ["medio"],
    first: ["primeros", "primeras"],
    last: ["ultimos", "ultimas"],
  },
  emailRemarks: ["sin espacios", "todo junto", "una sola palabra", "en minusculas", "todo en minusculas"],
  characterNouns: ["letra", "numero", "digito"],
  single: ["una", "sola", "un", "solo"],
  refusals: [
    "no doy",
    "no quiero",
    "no quisiera",
    "no voy a",
    "no me siento",
    "no me gusta",
    "no confio",
    "no pienso",
    "no suelo",
    "prefiero no",
  ],
  notUnderstood: ["entender", "oir"],
};
