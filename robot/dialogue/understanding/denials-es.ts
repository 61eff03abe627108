import type { StandingWords } from "./vocabulary.ts";

/** How Spanish says what is not wanted, or is somebody else's; without accents. */
export const spanishDenials: StandingWords = {
  negators: ["no", "nunca", "jamas", "tampoco", "ya no", "cancelar", "cancele", "cancela"],
  reaching: (
    "quiero quisiera necesito busco vengo vine para por de del en a con es era fue esta trata se me interesa gusta uso " +
    "use utilizo hablo hable aprendi entiendo conozco encontre vi oi puedo podria hacer venir ser cita mucho nada"
  )
    .split(" ")
    .concat([
      "tengo tiempo",
      "estoy libre",
      "estoy",
      "lo necesito",
      "les encontre",
      "los encontre",
      "los vi",
    ]),
  against: (
    "en vez de,en lugar de,aparte de,ni,odio,habla,habla solo,solo habla,llameme,llamame,llamenme,preguntenme," +
    "hablamos,le digo,estoy fuera,estoy ocupado,estoy ocupada,de vacaciones"
  ).split(","),
  universals: "todo,todos,todas,cualquier,cualquiera,cada".split(","),
  contrasting: ["pero", "sino"],
  joining: ["y", "o", "ni", "e", "u"],
  linking: "es,esta,estoy,estamos,me,nos,se,muy,la verdad,para mi,yo".split(","),
  unsuiting:
    "mal,imposible,demasiado pronto,muy pronto,demasiado tarde,fuera,ocupado,ocupada,de vacaciones".split(
      ",",
    ),
  suiting: "puedo,podemos,puede,va,viene,funciona,conviene,sirve,posible,bien,buena,bueno".split(","),
};
