import type { Vocabulary } from "./vocabulary.ts";

/** How every business is asked about the same things in Spanish. */
export const spanishTopics: Pick<
  Vocabulary,
  "topics" | "smallTalk" | "kin" | "leadIns" | "whenWords" | "firstPerson"
> = {
  topics: {
    hours: [
      "cual es su horario",
      "que horario tienen",
      "cuando abren",
      "cuando cierran",
      "a que hora abren",
      "a que hora cierran",
      "estan abiertos hoy",
      "hasta que hora abren",
    ],
    address: ["cual es su direccion", "donde estan", "donde queda"],
    telephone: ["cual es su telefono", "cual es su numero", "puedo llamarles"],
    services: ["que servicios ofrecen", "que servicios tienen", "que ofrecen", "que hacen aqui"],
    privacy: [
      "que hacen con mis datos",
      "por que necesitan eso",
      "por que lo pregunta",
      "me esta grabando",
      "que guardan",
      "cuanto tiempo guardan mis datos",
    ],
  },
  smallTalk: {
    "well-being": ["como esta", "como estas", "que tal"],
    thanks: ["gracias", "muchas gracias", "mil gracias"],
    compliment: ["que simpatica", "eres muy simpatica", "mucho gusto", "encantado", "encantada"],
    joke: ["cuentame un chiste", "sabes un chiste"],
  },
  kin: [
    ["estacionamiento", "estacionar", "parking", "aparcar", "aparcamiento", "coche", "carro", "auto"],
    ["cita", "citas", "reservar", "reserva", "turno"],
    ["pagar", "pago", "pagos"],
    ["tarjeta", "tarjetas", "visa", "credito", "debito"],
    ["datos", "informacion", "voz"],
    ["grabar", "graba", "grabando", "filmando", "escuchando"],
    ["guardar", "guardan", "conservan"],
    ["servicio", "servicios", "tratamiento", "tratamientos"],
    ["direccion", "calle", "ubicacion"],
    ["telefono", "celular"],
  ],
  leadIns: ["por cierto", "una pregunta", "oiga", "disculpe", "ah"],
  whenWords:
    "hoy manana tarde noche semana domingo lunes martes miercoles jueves viernes sabado domingos sabados proximo proxima".split(
      " ",
    ),
  firstPerson: ["yo", "me", "mi", "mis"],
};
