import { weekdayOf } from "../calendar.ts";
import { capitalised } from "../capitalised.ts";
import { listed } from "./listing.ts";
import type { Phrasebook } from "./phrasebook.ts";

const days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"] as const;

export const en: Phrasebook = {
  language: "en",
  greeting: (business) => `Hello! I am Stella, the robot at ${business}.`,
  declined:
    "That is fine, I note nothing. You can still ask me about our hours, prices and services, or ask for a person.",
  whoAmI: "I am Stella, a robot. I answer questions and take down what you tell me for the team.",
  iAmARobot: "I am a robot. My camera and microphone help me to talk with you.",
  whoGetsIt: (business) => `Only the team at ${business} gets them.`,
  stored: (asked) => [
    `What you answer: ${asked.join(" · ")}`,
    "For each answer, the words that I heard, or that you touched it",
    "Questions that I could not answer, for the team",
    "When you were here, your language, and your yes",
    "No picture and no sound is kept",
    "When you go, this screen and my memory are wiped",
  ],
  yes: "Yes",
  no: "No",
  ownName: "English",
  takeMyDetails: "Take my details after all",
  asksFor: { hours: "What are your hours?", prices: "What does it cost?", address: "What is your address?" },
  asQuestion: (said) => `${capitalised(said).replace(/\?$/, "")}?`,

  gotIt: "Got it.",
  niceToMeet: (firstName) => `Nice to meet you, ${firstName}.`,
  noted: (value) => `${value}, noted.`,
  isThatRight: "Is that right?",
  readBackName: (name) => `I heard ${name}. Is that right?`,
  readBackPhone: (number) => `I have ${number}. Is that right?`,
  readBackEmail: (address) => `I have ${address}. Is that right?`,
  readBackChoice: (label) => `Did you mean ${label}?`,
  readBackValue: (shown) => `I have ${shown}. Is that right?`,
  readBackText: (text) => `I wrote down: ${text}. Is that right?`,
  date: (day, withYear) => englishDate(day, withYear),
  time: (wish) => wish.replace(/\d{2}:\d{2}/g, clockTime),
  several: (labels) => listed(labels, "and"),
  dayTooEarly: (first) => `That is too early. The first day I can take is ${first}.`,
  dayTooLate: (last) => `That is too far off. The last day I can take is ${last}.`,
  closedThatDay: (day) => `On ${day} we are closed.`,
  noExactDay: "Which day exactly?",
  outsideHours: (spans) =>
    spans.length > 0
      ? `That is outside our hours. I can take ${listed(spans, "or")}.`
      : "We are closed that day.",
  noExactTime: "At what time exactly?",
  outOfRange: (from, to) => `It has to be between ${from} and ${to}.`,
  tooLong: "That is too long for me. Please say it in a sentence or two.",
  doYouMean: (labels) => `Do you mean ${listed(labels, "or")}?`,
  andTheRest: "And the rest of the number?",
  digitsMissing: "Some digits are missing.",
  spellText: "Please say it once more, slowly.",
  slowly: "Please say just that, slowly.",
  review: "Is everything right?",
  reviewOf: (values) => `I have ${listed(values, "and")}. Is everything right?`,
  reviewChanged: "Changed. Is everything right now?",
  allCorrect: "Yes, all correct",
  nothingWrong: "Then is everything right?",
  changeWhat: "What should I change?",
  reviewHelp: "Say yes if everything is right, or what to change: change the phone.",
  fields: {
    name: "Name",
    phone: "Phone",
    email: "E-mail",
    contact: "Contact",
    date: "Day",
    time: "Time",
    money: "Amount",
    services: "Service",
    sources: "How you found us",
    timelines: "When",
    hosts: "Here to see",
  },
  yesOrNo: "Please say yes or no.",
  letMeTryAgain: "Sorry, let me try again.",
  spellName: "Please spell your name for me. You can say, S as in Sierra.",
  spellLastName: "Please spell your last name for me. You can say, S as in Sierra.",
  spellPhone: "Please say the number again, slowly, one digit at a time.",
  spellEmail: "Please spell the address for me, with at and dot.",
  typeIt: "Please type it on the screen, so that I have it exactly.",
  orType: "You can also use the screen.",
  typedWrongly: {
    name: "That does not look like a name. Please check it.",
    phone: "That does not look like a phone number. Please check it, with the area code.",
    email: "That does not look like an e-mail address. Please check it.",
    contact: "That looks like neither a phone number nor an e-mail address. Please check it.",
    date: "That does not look like a date. Please check it.",
    time: "That does not look like a time. Please check it.",
    number: "That does not look like a number. Please check it.",
    money: "That does not look like an amount. Please check it.",
    text: "Please type something, or say it.",
  },
  whichOf: (labels) => `Which one first: ${listed(labels, "or")}?`,

  takeYourTime: "Take your time.",
  voiceChanged: {
    slower: "I will speak more slowly.",
    faster: "I will speak faster.",
    louder: "I will speak up.",
    quieter: "I will speak more quietly.",
  },
  waitYourTurn: "Hello there, I will be with you in a moment.",
  stillThere: "Are you still there?",
  skipped: "No problem, we skip that.",
  cannotSkip: "I need that one, so that the team can help you. You can also say cancel, or ask for a person.",
  cannotGoBack: "This is the first question.",
  goingBack: "Let us go back.",
  startingOver: "Let us start over. I have forgotten what you told me.",
  cancelled: "I have cancelled that and forgotten everything you told me. Have a nice day!",
  help: (canSkip) =>
    `Just answer in your own words, or use the screen. You can say repeat, go back, ${canSkip ? "skip, " : ""}start over, cancel, or ask for a person.`,
  helpServing: "Ask me about our hours, prices or services, or say: get me a person.",
  backToForm: "Back to my question.",
  notTheQuestion: "Sorry, I did not get that.",
  stayFriendly: "Let us keep it friendly.",
  forgotThat: "Alright, I forget that.",
  leaveItOut: "Let us leave that one out.",

  person: "I am asking a colleague to come. One moment, please.",
  handingOver: "I am sorry, I cannot get this right. I am asking a colleague to come.",
  completed: (firstName) =>
    `Thank you${firstName ? `, ${firstName}` : ""}! The team has your details and will be in touch soon. Have a great day!`,
  checkedIn: (firstName, host) =>
    `Thank you${firstName ? `, ${firstName}` : ""}! ${host ? `I have told ${host} that you are here` : "I have told the team that you are here"}. Please take a seat.`,
  tellingHost: (host) =>
    `I note nothing. I am telling ${host ?? "the team"} that somebody is here. Please take a seat.`,
  ifExpected: "If you are here for an appointment now, say: I am here for my appointment.",
  notExpected: "Alright, no appointment then.",
  saving: "One moment.",
  couldNotSave: "I am sorry, I could not save your details. I am asking a colleague to help you.",
  goodbye: "Alright. Have a nice day!",
  goodbyeForgotten: "I will leave it there, and forget what you told me. Goodbye!",
  goodbyeKept: "I will leave it there, and the team has what you told me. Goodbye!",
  allDone: "We are all done. Have a nice day!",

  smallTalk: {
    "well-being": "I am well, thank you for asking.",
    thanks: "You are welcome.",
    compliment: "That is kind of you.",
    joke: "I only know one about robots, and it has no heart.",
  },
  unknownAnswer: (noted) =>
    noted
      ? "I do not know that. I will pass your question on to the team."
      : "I do not know that, but a colleague will. Just say: get me a person.",
  address: (address) =>
    address ? `We are at ${address}.` : "You are standing in it. I know no other address.",
  telephone: (number) => (number ? `Our number is ${number}.` : "I do not know our number, sorry."),
  services: (labels) => `We offer ${listed(labels, "and")}.`,
  price: (service, price) => `${service} is ${price}.`,
  noPrice: "I do not know that price. A colleague can tell you.",
  openToday: (spans) => `Today we are open ${listed(spans, "and")}.`,
  openOn: (day, spans) => `On ${day} we are open ${listed(spans, "and")}.`,
  closedOn: (day) => `On ${day} we are closed.`,
  closedToday: "Today we are closed.",
  opensNext: (day, span) => `We are open again on ${day}, ${span}.`,
  span: (from, to) => `from ${clockTime(from)} to ${clockTime(to)}`,
  day: (weekday) => days[weekday] ?? "",
  anythingElse: "Is there anything else?",

  attractTitle: (business) => `Welcome to ${business}`,
  attractDetail: (kind) =>
    `I am a robot. Ask me about our ${kind}, or leave your details for the team. Say "hey Stella", or touch the screen.`,
  offDutyTitle: "I am taking a break",
  offDutyDetail: "My camera and microphone are off. Please ask a colleague at the desk.",
};

/** "18:30" → "6:30 PM" */
function clockTime(time: string): string {
  const hour = Number(time.slice(0, 2)) % 24;
  const minutes = time.slice(3) === "00" ? "" : `:${time.slice(3)}`;
  return `${hour % 12 === 0 ? 12 : hour % 12}${minutes} ${hour < 12 ? "AM" : "PM"}`;
}

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** "Tuesday, November 24" */
function englishDate(day: string, withYear: boolean): string {
  const [year = "", month, date] = day.split("-");
  const written = `${days[weekdayOf(day)] ?? ""}, ${months[Number(month) - 1] ?? ""} ${Number(date)}`;
  return withYear ? `${written}, ${year}` : written;
}
