import type { ApprovalWords } from "./vocabulary.ts";

/** How people find in Spanish that all is right. "No está todo bien" says the contrary, so a no needs a pause. */
export const spanishApproval: ApprovalWords = {
  noes: [],
  subjects: [],
  praise: "bien correcto perfecto ok okay vale excelente genial".split(" "),
  around: "todo esta es asi eso muy si me parece por mi gracias favor ya que aqui lo veo claro".split(" "),
  unchanged: [
    "no cambie nada",
    "no cambies nada",
    "no hay que cambiar nada",
    "no quiero cambiar nada",
    "nada que cambiar",
    "sin cambios",
    "dejelo asi",
    "dejalo asi",
    "asi esta bien",
    "eso es todo",
    "es todo",
  ],
  nothing: ["nada", "ninguno", "ninguna", "gracias"],
};
