import { weekdayOf } from "../calendar.ts";
import { capitalised } from "../capitalised.ts";
import { listed } from "./listing.ts";
import type { Phrasebook } from "./phrasebook.ts";

const days = ["domingo", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado"] as const;

export const es: Phrasebook = {
  language: "es",
  greeting: (business) => `¡Hola! Soy Stella, la robot de ${business}.`,
  declined:
    "Está bien, no anoto nada. Puede preguntarme por horarios, precios y servicios, o pedir que venga una persona.",
  whoAmI: "Soy Stella, un robot. Respondo preguntas y anoto lo que usted me diga para el equipo.",
  iAmARobot: "Soy un robot. Mi cámara y mi micrófono me sirven para hablar con usted.",
  whoGetsIt: (business) => `Solo las recibe el equipo de ${business}.`,
  stored: (asked) => [
    `Lo que responda: ${asked.join(" · ")}`,
    "De cada respuesta, las palabras que oí, o que la tocó",
    "Las preguntas que no supe responder, para el equipo",
    "Cuándo estuvo aquí, su idioma y su sí",
    "No se guarda ninguna imagen ni sonido",
    "Cuando se vaya, se borran esta pantalla y mi memoria",
  ],
  yes: "Sí",
  no: "No",
  ownName: "Español",
  takeMyDetails: "Sí, anote mis datos",
  asksFor: { hours: "¿Cuál es su horario?", prices: "¿Cuánto cuesta?", address: "¿Cuál es su dirección?" },
  asQuestion: (said) => `¿${capitalised(said.replace(/^¿|\?$/g, ""))}?`,

  gotIt: "Entendido.",
  niceToMeet: (firstName) => `Mucho gusto, ${firstName}.`,
  noted: (value) => `${value}, anotado.`,
  isThatRight: "¿Es correcto?",
  readBackName: (name) => `Entendí ${name}. ¿Es correcto?`,
  readBackPhone: (number) => `Tengo el ${number}. ¿Es correcto?`,
  readBackEmail: (address) => `Tengo ${address}. ¿Es correcto?`,
  readBackChoice: (label) => `¿Quiere decir ${label}?`,
  readBackValue: (shown) => `Tengo ${shown}. ¿Es correcto?`,
  readBackText: (text) => `Anoté: ${text}. ¿Es correcto?`,
  date: (day, withYear) => spanishDate(day, withYear),
  time: (wish) =>
    wish
      .replace(/^after /, "después de las ")
      .replace(/^before /, "antes de las ")
      .replace(/^between (\S+) and (\S+)$/, "entre las $1 y las $2"),
  several: (labels) => listed(labels, "y"),
  dayTooEarly: (first) => `Es demasiado pronto. El primer día posible es el ${first}.`,
  dayTooLate: (last) => `Es demasiado tarde. El último día posible es el ${last}.`,
  closedThatDay: (day) => `El ${day} está cerrado.`,
  noExactDay: "¿Qué día exactamente?",
  outsideHours: (spans) =>
    spans.length > 0
      ? `Eso está fuera del horario. Puede ser ${listed(spans, "o")}.`
      : "Ese día está cerrado.",
  noExactTime: "¿A qué hora exactamente?",
  outOfRange: (from, to) => `Tiene que estar entre ${from} y ${to}.`,
  tooLong: "Es demasiado largo para mí. Dígalo en una o dos frases, por favor.",
  doYouMean: (labels) => `¿Quiere decir ${listed(labels, "o")}?`,
  andTheRest: "¿Y el resto del número?",
  digitsMissing: "Faltan algunas cifras.",
  spellText: "Dígalo otra vez, despacio, por favor.",
  slowly: "Diga solo eso, despacio, por favor.",
  review: "¿Está todo bien?",
  reviewOf: (values) => `Tengo ${listed(values, "y")}. ¿Está todo bien?`,
  reviewChanged: "Cambiado. ¿Está todo bien ahora?",
  allCorrect: "Sí, todo correcto",
  nothingWrong: "¿Entonces está todo bien?",
  changeWhat: "¿Qué quiere cambiar?",
  reviewHelp: "Diga sí si todo está bien, o lo que quiere cambiar: cambiar el teléfono.",
  fields: {
    name: "Nombre",
    phone: "Teléfono",
    email: "Correo",
    contact: "Contacto",
    date: "Día",
    time: "Hora",
    money: "Cantidad",
    services: "Servicio",
    sources: "Cómo nos encontró",
    timelines: "Cuándo",
    hosts: "Viene a ver a",
  },
  yesOrNo: "Diga sí o no, por favor.",
  letMeTryAgain: "Perdón, intentémoslo otra vez.",
  spellName: "Deletree su nombre, por favor.",
  spellLastName: "Deletree su apellido, por favor.",
  spellPhone: "Diga el número otra vez, despacio, un dígito a la vez.",
  spellEmail: "Deletree la dirección, con arroba y punto.",
  typeIt: "Escríbalo en la pantalla, por favor, para tenerlo exacto.",
  orType: "También puede usar la pantalla.",
  typedWrongly: {
    name: "Eso no parece un nombre. Revíselo, por favor.",
    phone: "Eso no parece un teléfono. Revíselo, con el código de área.",
    email: "Eso no parece un correo electrónico. Revíselo, por favor.",
    contact: "Eso no parece ni un teléfono ni un correo. Revíselo, por favor.",
    date: "Eso no parece una fecha. Revísela, por favor.",
    time: "Eso no parece una hora. Revísela, por favor.",
    number: "Eso no parece un número. Revíselo, por favor.",
    money: "Eso no parece una cantidad. Revísela, por favor.",
    text: "Escriba algo, por favor, o dígalo.",
  },
  whichOf: (labels) => `¿Cuál primero: ${listed(labels, "o")}?`,

  takeYourTime: "Tómese su tiempo.",
  voiceChanged: {
    slower: "Hablo más despacio.",
    faster: "Hablo más rápido.",
    louder: "Hablo más alto.",
    quieter: "Hablo más bajo.",
  },
  waitYourTurn: "Hola, enseguida le atiendo.",
  stillThere: "¿Sigue ahí?",
  skipped: "No hay problema, lo saltamos.",
  cannotSkip:
    "Eso lo necesito para que el equipo le ayude. También puede decir cancelar o pedir una persona.",
  cannotGoBack: "Esta es la primera pregunta.",
  goingBack: "Volvamos atrás.",
  startingOver: "Empecemos de nuevo. Olvidé lo que me dijo.",
  cancelled: "Lo cancelé y olvidé todo lo que me dijo. ¡Que tenga un buen día!",
  help: (canSkip) =>
    `Responda con sus palabras o use la pantalla. Puede decir repetir, volver, ${canSkip ? "saltar, " : ""}empezar de nuevo, cancelar o pedir una persona.`,
  helpServing: "Pregúnteme por horarios, precios o servicios, o diga: una persona.",
  backToForm: "Vuelvo a mi pregunta.",
  notTheQuestion: "Perdón, no le entendí.",
  stayFriendly: "Sigamos con amabilidad.",
  forgotThat: "Muy bien, lo olvido.",
  leaveItOut: "Dejemos eso.",

  person: "Estoy llamando a un colega. Un momento, por favor.",
  handingOver: "Lo siento, no lo consigo. Estoy llamando a un colega.",
  completed: (firstName) =>
    `¡Gracias${firstName ? `, ${firstName}` : ""}! El equipo tiene sus datos y le contactará pronto. ¡Que tenga un buen día!`,
  checkedIn: (firstName, host) =>
    `¡Gracias${firstName ? `, ${firstName}` : ""}! ${host ? `Le avisé a ${host} de que está aquí` : "Le avisé al equipo de que está aquí"}. Tome asiento, por favor.`,
  tellingHost: (host) =>
    `No anoto nada. Le aviso a ${host ?? "el equipo"} de que hay alguien aquí. Tome asiento, por favor.`,
  ifExpected: "Si viene ahora a una cita, diga: vengo a mi cita.",
  notExpected: "De acuerdo, entonces sin cita.",
  saving: "Un momento.",
  couldNotSave: "Lo siento, no pude guardar sus datos. Estoy llamando a un colega para que le ayude.",
  goodbye: "Muy bien. ¡Que tenga un buen día!",
  goodbyeForgotten: "Lo dejo aquí y olvido lo que me dijo. ¡Adiós!",
  goodbyeKept: "Lo dejo aquí; el equipo tiene lo que me dijo. ¡Adiós!",
  allDone: "Ya terminamos. ¡Que tenga un buen día!",

  smallTalk: {
    "well-being": "Estoy muy bien, gracias.",
    thanks: "De nada.",
    compliment: "Muy amable.",
    joke: "Solo sé uno de robots, y no tiene corazón.",
  },
  unknownAnswer: (noted) =>
    noted
      ? "Eso no lo sé. Le paso su pregunta al equipo."
      : "Eso no lo sé, pero un colega sí. Diga: una persona.",
  address: (address) => (address ? `Estamos en ${address}.` : "Está usted aquí. No conozco otra dirección."),
  telephone: (number) => (number ? `Nuestro número es ${number}.` : "No sé nuestro número, lo siento."),
  services: (labels) => `Ofrecemos ${listed(labels, "y")}.`,
  price: (service, price) => `${service}: ${price}.`,
  noPrice: "No sé ese precio. Un colega se lo puede decir.",
  openToday: (spans) => `Hoy abrimos ${listed(spans, "y")}.`,
  openOn: (day, spans) => `El ${day} abrimos ${listed(spans, "y")}.`,
  closedOn: (day) => `El ${day} está cerrado.`,
  closedToday: "Hoy está cerrado.",
  opensNext: (day, span) => `Abrimos otra vez el ${day}, ${span}.`,
  span: (from, to) => `de ${from} a ${to}`,
  day: (weekday) => days[weekday] ?? "",
  anythingElse: "¿Algo más?",

  attractTitle: (business) => `Bienvenidos a ${business}`,
  attractDetail: (kind) =>
    `Soy un robot. Pregúnteme por nuestra ${kind} o deje sus datos para el equipo. Toque la pantalla.`,
  offDutyTitle: "Estoy en pausa",
  offDutyDetail: "Mi cámara y mi micrófono están apagados. Pregunte por favor a un colega.",
};

const months = [
  "enero",
  "febrero",
  "marzo",
  "abril",
  "mayo",
  "junio",
  "julio",
  "agosto",
  "septiembre",
  "octubre",
  "noviembre",
  "diciembre",
] as const;

/** "martes 24 de noviembre" */
function spanishDate(day: string, withYear: boolean): string {
  const [year = "", month, date] = day.split("-");
  const written = `${days[weekdayOf(day)] ?? ""} ${Number(date)} de ${months[Number(month) - 1] ?? ""}`;
  return withYear ? `${written} de ${year}` : written;
}
