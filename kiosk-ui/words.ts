import type { Activity, Panel, VisitorCommand } from "../robot/dialogue/screen-protocol.ts";
import type { LinkState } from "./view.ts";

type Language = Panel["language"];

/** What the page itself says; the questions come from the robot in the visitor's language. */
export interface Words {
  readonly start: string;
  readonly attract: {
    /** How a visit begins; only what works in this language. */
    readonly ways: readonly { readonly icon: "person" | "touch" | "voice"; readonly words: string }[];
    /** For those who read this language while the screen shows the other one. */
    readonly inTheOther: string;
  };
  readonly done: string;
  readonly you: string;
  readonly deleteLetter: string;
  readonly space: string;
  readonly capitals: string;
  readonly moreCharacters: string;
  readonly answerField: string;
  /** The key that shows letters with accents. */
  readonly accents: string;
  /** The button for the commands that are needed less. */
  readonly more: string;
  /** Closes what was opened beside a question, or beside what invites visitors. */
  readonly closeAside: { readonly toQuestion: string; readonly toStart: string };
  readonly stored: string;
  readonly otherLanguage: Language;
  readonly comfort: {
    readonly open: string;
    readonly title: string;
    readonly large: string;
    readonly contrast: string;
    readonly low: string;
  };
  readonly review: {
    readonly change: string;
    readonly leftOut: string;
    readonly told: Readonly<Record<"voice" | "touch", string>>;
  };
  /** The pages of a calendar before and after the one that is shown. */
  readonly earlier: string;
  readonly later: string;
  progress(answered: number, total: number): string;
  readonly activity: Readonly<Record<Activity, string>>;
  readonly command: Readonly<Record<VisitorCommand, string>>;
  readonly link: Readonly<Record<Exclude<LinkState, "connected" | "lost">, string>>;
  readonly pairing: PairingWords;
}

/** For whoever brings the robot to its owner. */
export interface PairingWords {
  readonly title: string;
  /** `where`: the host of the console; null when the robot was not told. */
  how(where: string | null): string;
  readonly scan: string;
  readonly renewed: string;
  question(account: string): string;
  consequence(robot: string): string;
  readonly yes: string;
  readonly no: string;
  readonly visitors: string;
}

export const words: Readonly<Record<Language, Words>> = {
  en: {
    start: "Touch to start",
    attract: {
      ways: [
        { icon: "person", words: "Come closer" },
        { icon: "voice", words: "Say “hey Stella”" },
        { icon: "touch", words: "Touch the screen" },
      ],
      inTheOther: "I am a robot. I also help you in English: touch “English”.",
    },
    done: "Done",
    you: "You",
    deleteLetter: "Delete the last letter",
    space: "Space",
    capitals: "Capitals",
    moreCharacters: "Digits and signs",
    answerField: "Your answer",
    accents: "Letters with accents",
    more: "More",
    closeAside: { toQuestion: "Back to the question", toStart: "Back" },
    stored: "What is stored?",
    otherLanguage: "es",
    comfort: {
      open: "Easier to use",
      title: "Make this screen easier",
      large: "Larger text",
      contrast: "Stronger contrast",
      low: "Everything lower down",
    },
    review: {
      change: "Change",
      leftOut: "Left out",
      told: { voice: "by voice", touch: "by touch" },
    },
    earlier: "Earlier",
    later: "Later",
    progress: (answered, total) => `${answered} of ${total} answered`,
    activity: { idle: "Ready", listening: "Listening", thinking: "Thinking", speaking: "Speaking" },
    command: {
      repeat: "Repeat",
      back: "Back",
      skip: "Skip",
      "start-over": "Start over",
      cancel: "Stop",
      help: "Help",
      person: "Get a person",
      "who-are-you": "Who are you?",
      pause: "Wait a moment",
      slower: "Slower",
      louder: "Louder",
      quieter: "Quieter",
      "other-language": "Español",
    },
    link: { connecting: "Waking up …", reconnecting: "Reconnecting …" },
    pairing: {
      title: "This robot has no owner yet",
      how: (where) =>
        `In the Stella console${where === null ? "" : ` (${where})`}, open Robots, press “Pair a robot” and type:`,
      scan: "Or scan this with your phone",
      renewed: "A new code appears by itself every ten minutes.",
      question: (account) => `Does this robot belong to ${account}?`,
      consequence: (robot) =>
        `It will be called “${robot}” and send what visitors leave here to that account.`,
      yes: "Yes, this is us",
      no: "No",
      visitors: "Visitors: touch to start",
    },
  },
  es: {
    start: "Toque para empezar",
    attract: {
      ways: [
        { icon: "person", words: "Acérquese" },
        { icon: "touch", words: "Toque la pantalla" },
      ],
      inTheOther: "Soy un robot. También le atiendo en español: toque «Español».",
    },
    done: "Listo",
    you: "Usted",
    deleteLetter: "Borrar la última letra",
    space: "Espacio",
    capitals: "Mayúsculas",
    moreCharacters: "Cifras y signos",
    answerField: "Su respuesta",
    accents: "Letras con acentos",
    more: "Más",
    closeAside: { toQuestion: "Volver a la pregunta", toStart: "Volver" },
    stored: "¿Qué se guarda?",
    otherLanguage: "en",
    comfort: {
      open: "Más fácil",
      title: "Haga más cómoda esta pantalla",
      large: "Letra más grande",
      contrast: "Más contraste",
      low: "Todo más abajo",
    },
    review: {
      change: "Cambiar",
      leftOut: "Sin respuesta",
      told: { voice: "por voz", touch: "en la pantalla" },
    },
    earlier: "Antes",
    later: "Después",
    progress: (answered, total) => `${answered} de ${total} respondidas`,
    activity: { idle: "Lista", listening: "Escuchando", thinking: "Pensando", speaking: "Hablando" },
    command: {
      repeat: "Repetir",
      back: "Atrás",
      skip: "Saltar",
      "start-over": "Empezar de nuevo",
      cancel: "Parar",
      help: "Ayuda",
      person: "Una persona",
      "who-are-you": "¿Quién es usted?",
      pause: "Espere un momento",
      slower: "Más despacio",
      louder: "Más alto",
      quieter: "Más bajo",
      "other-language": "English",
    },
    link: { connecting: "Despertando …", reconnecting: "Reconectando …" },
    pairing: {
      title: "Este robot aún no tiene dueño",
      how: (where) =>
        `En la consola de Stella${where === null ? "" : ` (${where})`}, abra Robots, pulse «Pair a robot» y escriba:`,
      scan: "O escanee esto con su teléfono",
      renewed: "Cada diez minutos aparece un código nuevo.",
      question: (account) => `¿Este robot es de ${account}?`,
      consequence: (robot) =>
        `Se llamará «${robot}» y enviará a esa cuenta lo que dejen aquí los visitantes.`,
      yes: "Sí, somos nosotros",
      no: "No",
      visitors: "Visitantes: toque para empezar",
    },
  },
};
