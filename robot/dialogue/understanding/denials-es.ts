import type { DenialWords } from "./vocabulary.ts";

/** How Spanish says what is not wanted, or is somebody else's; without accents. */
export const spanishDenials: DenialWords = {
  negators: ["no", "nunca", "jamas", "tampoco", "ya no"],
  reaching: (
    "quiero quisiera necesito busco vengo vine para por de del en a con es era fue esta trata se me interesa gusta uso " +
    "use utilizo hablo hable aprendi entiendo conozco encontre vi oi puedo podria hacer venir ser cita mucho nada"
  )
    .split(" ")
    .concat(["lo necesito", "les encontre", "los encontre", "los vi"]),
  against: (
    "en vez de,en lugar de,aparte de,ni,odio,cancelar,cancele,cancela,llameme,llamame,llamenme,habla,habla solo," +
    "solo habla"
  ).split(","),
  contrasting: ["pero", "sino"],
  joining: ["y", "o", "ni", "e", "u"],
  linking: "es,esta,me,nos,se,muy,la verdad,para mi,yo".split(","),
  unsuiting: "mal,imposible,demasiado pronto,muy pronto,demasiado tarde".split(","),
  suiting: "puedo,podemos,puede,va,viene,funciona,conviene,sirve,posible,bien,buena,bueno".split(","),
};
