import { type BusinessProfile, businessProfile } from "../../../robot/kernel/business-profile.ts";

/**
 * What a robot says and asks for a business of which nothing but the name is known: enough for a first lead. The owner
 * goes on from here.
 */
export function startingProfile(businessName: string): BusinessProfile {
  return businessProfile.parse({
    id: "front-desk",
    version: 1,
    business: {
      name: businessName,
      kind: { en: "business", es: "negocio" },
      timezone: "America/New_York",
      region: "US",
    },
    languages: ["en", "es"],
    hours: {
      monday: ["09:00-17:00"],
      tuesday: ["09:00-17:00"],
      wednesday: ["09:00-17:00"],
      thursday: ["09:00-17:00"],
      friday: ["09:00-17:00"],
    },
    services: [
      {
        id: "appointment",
        label: { en: "Appointment", es: "Cita" },
        synonyms: {
          en: ["an appointment", "a booking", "to book", "a visit"],
          es: ["una cita", "una reserva", "reservar"],
        },
        tag: "appointment",
      },
      {
        id: "quote",
        label: { en: "Quote", es: "Presupuesto" },
        synonyms: {
          en: ["a quote", "prices", "an estimate", "an offer"],
          es: ["un presupuesto", "precios", "una oferta"],
        },
        tag: "quote",
      },
      {
        id: "advice",
        label: { en: "Advice", es: "Asesoría" },
        synonyms: {
          en: ["some advice", "a question", "information", "help"],
          es: ["un consejo", "una pregunta", "información", "ayuda"],
        },
        tag: "advice",
      },
    ],
    sources: [
      {
        id: "friend",
        label: { en: "A friend", es: "Una amistad" },
        synonyms: {
          en: ["friend", "a friend told me", "family", "word of mouth"],
          es: ["un amigo", "una amiga", "mi familia"],
        },
        tag: "referral",
      },
      {
        id: "instagram",
        label: "Instagram",
        synonyms: { en: ["on instagram", "social media"], es: ["por instagram", "redes sociales"] },
        tag: "instagram",
      },
      {
        id: "google",
        label: "Google",
        synonyms: { en: ["on google", "search", "online", "internet"], es: ["en google", "internet"] },
        tag: "google",
      },
      {
        id: "walked-by",
        label: { en: "I walked by", es: "Pasaba por aquí" },
        synonyms: { en: ["walked by", "walking by", "just passing by"], es: ["pasaba", "vi el letrero"] },
        tag: "walk-in",
      },
    ],
    timelines: [
      {
        id: "this-week",
        label: { en: "This week", es: "Esta semana" },
        synonyms: {
          en: ["today", "tomorrow", "as soon as possible", "right away", "now", "soon"],
          es: ["hoy", "mañana", "cuanto antes", "lo antes posible"],
        },
        tag: "this-week",
      },
      {
        id: "this-month",
        label: { en: "This month", es: "Este mes" },
        synonyms: {
          en: ["next week", "in two weeks", "in a few weeks"],
          es: ["la próxima semana", "en dos semanas"],
        },
        tag: "this-month",
      },
      {
        id: "later",
        label: { en: "Later", es: "Más adelante" },
        synonyms: {
          en: ["next month", "in a few months", "no rush", "not sure", "just looking"],
          es: ["el próximo mes", "sin prisa", "no estoy seguro", "no estoy segura"],
        },
        tag: "later",
      },
    ],
    disclosure: {
      what: { en: "I note your answers, nothing else.", es: "Anoto sus respuestas, nada más." },
      why: { en: "They help our team reach you.", es: "Así el equipo puede contactarle." },
      howLong: { en: "We delete them when you ask us to.", es: "Las borramos cuando usted lo pida." },
    },
    partialRecord: "keep-with-contact",
    form: [
      {
        id: "consent",
        type: "consent",
        prompt: { en: "May I take down your details?", es: "¿Puedo anotar sus datos?" },
        retries: [
          {
            en: "Is it all right if I note your answers? Please say yes or no.",
            es: "¿Le parece bien que anote sus respuestas? Diga sí o no.",
          },
          { en: "Just say yes, or no.", es: "Solo diga sí o no." },
        ],
      },
      {
        id: "name",
        type: "name",
        prompt: { en: "What is your first and last name?", es: "¿Cuál es su nombre y apellido?" },
        retries: [
          { en: "Could you tell me your name once more?", es: "¿Puede decirme su nombre otra vez?" },
          {
            en: "Please say just your first and last name.",
            es: "Por favor, diga solo su nombre y apellido.",
          },
        ],
      },
      {
        id: "contact",
        type: "contact",
        prompt: {
          en: "What is the best phone number or e-mail address to reach you?",
          es: "¿A qué teléfono o correo electrónico le podemos contactar?",
        },
        retries: [
          {
            en: "Please say your phone number with the area code, one digit at a time.",
            es: "Por favor, diga su número con el código de área, un dígito a la vez.",
          },
          { en: "A phone number or an e-mail address, please.", es: "Un teléfono o un correo, por favor." },
        ],
      },
      {
        id: "service",
        type: "choice",
        choices: "services",
        tagGroup: "service",
        prompt: { en: "What can we do for you today?", es: "¿Qué podemos hacer por usted?" },
        retries: [
          {
            en: "Would you like an appointment, a quote or some advice?",
            es: "¿Desea una cita, un presupuesto o una asesoría?",
          },
          { en: "An appointment, a quote, or advice?", es: "¿Cita, presupuesto o asesoría?" },
        ],
      },
      {
        id: "source",
        type: "choice",
        choices: "sources",
        tagGroup: "source",
        required: false,
        prompt: { en: "How did you hear about us?", es: "¿Cómo supo de nosotros?" },
        retries: [
          {
            en: "Was it a friend, Instagram, Google, or did you walk by?",
            es: "¿Fue una amistad, Instagram, Google o pasaba por aquí?",
          },
          {
            en: "How did you find us? You can also say skip.",
            es: "¿Cómo nos encontró? También puede decir saltar.",
          },
        ],
      },
      {
        id: "timeline",
        type: "choice",
        choices: "timelines",
        tagGroup: "timeline",
        prompt: { en: "When would you like to come in?", es: "¿Cuándo le gustaría venir?" },
        retries: [
          {
            en: "This week, this month, or later?",
            es: "¿Esta semana, este mes o más adelante?",
          },
          {
            en: "Roughly when? This week, this month, or later?",
            es: "¿Más o menos cuándo? ¿Esta semana, este mes o más adelante?",
          },
        ],
      },
    ],
  });
}
