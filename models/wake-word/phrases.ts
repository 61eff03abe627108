/** What is said, in four kinds. Spelling is the engines' business; a comma is a pause. */
export interface Script {
  /** The wake word, alone. The first one is what recall is measured on. */
  readonly wake: readonly string[];
  /** What sounds like it, and must not wake the robot. */
  readonly nearMisses: readonly string[];
  /** Said before or after the wake word, or on its own. */
  readonly talk: readonly string[];
}

// "hay stellar" is left out on purpose: without an r it is the wake word.
const NEAR_MISSES_ENGLISH =
  "stella|hey sella|hey bella|hey fella|hey ella|hey della|hey stanley|hey steven|hey sheila|hey siri|hey tesla|hey stefan|hey there|" +
  "hey you|hey|hello|hello there|hey listen|hey stop|hey still there|hey stay there|hey star|hey stephanie|hey sterling|hey sarah|" +
  "hey sally|hey sam|hey cinderella|hey mozzarella|hey angela|hey pamela|hey fellas|hey tell her|hey tell me|hey sell it|hey smell that|" +
  "hey spell it|hey still|hey style|hey steel|hey stool|hey story|hey google|hey jarvis|hey alexa|hey computer|hey robot|a stellar|" +
  "a stellar idea|a stellar performance|he's stellar|it's stellar|say stella|tell ella|tell stella|umbrella|an umbrella|my umbrella|" +
  "interstellar|they sell a lot|they tell a story|may sell a|pay stella|ask stella|my name is stella|stella artois|this is stella|" +
  "where is stella|stella is here|stella mccartney|vanilla|gorilla|manila|costello|elbow|fella|bella|cinderella|nutella|i sell a car|" +
  "day sellers|best sellers|they still are|they still play|a stiletto|the cellar|hey seller|wait a second|good fellow|play cello|" +
  "hey stan|hey stacy|hey estelle|hey stell|stell|hey isabella|hey arabella|hey daniella|ella|hey elsa|hey stilla|hey stola|" +
  "hey steady|hey stairs|hey dell|hey selma|hey sell|hey zelda|pay ella|stay stella|they stella|" +
  "hey mister|hey sister|hey buddy|hey man|hey guys|hey what's up|haste makes waste|hasten|hay stacks|a steady hand|hey stay|" +
  "same old stella|today stella is out|yesterday|estimate|estonia|gestalt|he stole a car|he still laughs|hey stallone|a stalemate";

const TALK_ENGLISH =
  "i have an appointment at three|can you help me|good morning|excuse me|how are you today|what time do you open|i'm here to see the doctor|" +
  "where is the bathroom|do you have a minute|i would like a haircut|please tell me your name|thank you very much|i need some help please|" +
  "who is working today|what is this place|could you call a taxi|my name is robert|we are looking for the manager|is anybody here|" +
  "so then i told him we could leave|and that is what she said|just wait a moment|i don't know about that|let me think|oh look at that|" +
  "come over here please|can i pay by card|how much does it cost|when is the next one free|i'd like to cancel|are you a robot|what can you do";

export const ENGLISH: Script = {
  wake: [
    "hey stella",
    "hey stella!",
    "hey stella?",
    "hey, stella",
    "hey, stella!",
    "hey stella.",
    "hi stella",
  ],
  nearMisses: NEAR_MISSES_ENGLISH.split("|"),
  talk: TALK_ENGLISH.split("|"),
};

const MORE_NEAR_MISSES =
  "hey stilla|hey stell|hey stola|hey stula|hey stalla|hey stelma|hey stetta|hey stenna|hey sterra|hey stevia|hey staley|" +
  "hey stealer|hey stiller|hey stoller|hey skella|hey spella|hey tella|hey stelka|hey estelle|hey patella|hey pastella|hey costello|" +
  "hey vanilla|hey isla|hey wella|hey stewart|hey sella|hey ella|hey fella|hey bella|hey tesla|hey stefan|hey steven|hey stephen|" +
  "hey cinderella|hey sheila|say stella|pay stella|may stella|day stella|way stella|the stella|he's stellar|it's stellar|" +
  "ask stella|tell stella|and stella|is stella|my stella|stella|stell|stella can|hey you|hey there|hey everyone";

/** In [brackets]: what is kept of it, so that the wake word is heard as it runs into other words. */
export const KOKORO: Script = {
  wake: [
    "hey stella",
    "hey stella!",
    "hey stella.",
    "hey, stella!",
    "[hey stella] can you help me",
    "hey stella?",
    "hey, stella.",
    "hi stella!",
    "[hey stella,] what time is it",
    "hey stella",
    "hey stella!",
    "[hey stella] come here",
    "okay, [hey stella!]",
    "hey stella,",
    "hey, stella?",
    "[hey stella] how are you",
    "hey stella.",
    "hi stella.",
    "so [hey stella]",
    "[hey stella] i have a question",
  ],
  // Twice, since these are what wakes it.
  nearMisses: [...ENGLISH.nearMisses, ...MORE_NEAR_MISSES.split("|"), ...MORE_NEAR_MISSES.split("|")],
  talk: ENGLISH.talk,
};

/** Voices of other languages lend their sounds: the wake word as their own spelling has it. */
export const ITALIAN: Script = {
  wake: ["ei stella", "ehi stella", "ehi, stella", "ei stella!"],
  nearMisses: [
    "stella",
    "ei bella",
    "ei ella",
    "ei fella",
    "ei sella",
    "la stella",
    "sei bella",
    "ei stanza",
    "ei",
    "di stella",
    "ei tesla",
  ],
  talk: [
    "buongiorno come sta",
    "vorrei un appuntamento per domani",
    "dove si trova la stazione",
    "mi chiamo roberto",
  ],
};
export const FINNISH: Script = {
  wake: ["hei stella", "hei, stella", "hei stella!"],
  nearMisses: [
    "stella",
    "hei sella",
    "hei ella",
    "hei pella",
    "hei siri",
    "hei stadi",
    "hei vaan",
    "ei tella",
    "sei stella",
    "hei setä",
    "hei tesla",
  ],
  talk: ["hyvää huomenta", "missä on lähin kauppa", "minun nimeni on pekka", "mitä kello on nyt"],
};
export const CZECH: Script = {
  wake: ["hej stela", "hej, stela", "hej stela!"],
  nearMisses: [
    "stela",
    "hej bela",
    "hej ela",
    "hej sela",
    "hej fela",
    "hej stane",
    "ahoj stela",
    "hej siri",
    "dej stela",
    "hej",
    "hej tesla",
  ],
  talk: ["dobrý den jak se máte", "kde je tady nádraží", "jmenuji se petr", "kolik je hodin prosím"],
};
/** Polish and Esperanto spell it alike. */
export const SLAVIC_LATIN: Script = {
  wake: ["hej stella", "hej, stella", "hej stella!"],
  nearMisses: CZECH.nearMisses.map((text) => text.replaceAll("stela", "stella")),
  talk: ["hej marek co robisz", "dobre rano", "la stacio estas tie", "mi nomas robert"],
};
export const PORTUGUESE: Script = {
  wake: ["rêi stela", "rêi, stela", "rêi stela!"],
  nearMisses: [
    "stela",
    "rêi bela",
    "rêi ela",
    "rêi sela",
    "lei bela",
    "rêi tela",
    "rêi",
    "a estrela",
    "rêi stop",
    "sei dela",
  ],
  talk: ["bom dia como vai", "onde fica a estação", "meu nome é roberto", "que horas são"],
};
export const CATALAN: Script = {
  wake: ["hei stela", "hei, stela"],
  nearMisses: ["stela", "hei bela", "hei ela", "hei sela"],
  talk: ["bon dia com esteu", "on és l'estació"],
};
export const RUSSIAN: Script = {
  wake: ["хей стэлла", "хей стэла", "хэй, стэлла"],
  nearMisses: ["стэлла", "хей бэлла", "хей элла", "хей сэлла", "хей стоп", "хей сири", "хей", "эй тесла"],
  talk: ["доброе утро как дела", "где здесь вокзал", "меня зовут пётр", "который сейчас час"],
};
export const UKRAINIAN: Script = {
  wake: ["гей стелла", "хей стела", "гей, стелла", "хей, стела!"],
  nearMisses: [
    "стелла",
    "гей белла",
    "хей елла",
    "гей селла",
    "хей стоп",
    "гей сірі",
    "хей",
    "гей тесла",
    "сей стела",
  ],
  talk: ["доброго ранку як справи", "де тут вокзал", "мене звати петро", "котра зараз година"],
};
export const MACEDONIAN: Script = {
  wake: ["хеј стела", "хеј, стела", "хеј стела!"],
  nearMisses: [
    "стела",
    "хеј бела",
    "хеј ела",
    "хеј села",
    "хеј стоп",
    "хеј сири",
    "хеј",
    "хеј тесла",
    "деј стела",
  ],
  talk: ["добро утро како сте", "каде е станицата", "се викам петар", "колку е часот"],
};
export const SPANISH: Script = {
  wake: ["jei stela", "jei, stela", "jei stela!"],
  nearMisses: [
    "stela",
    "jei bela",
    "jei ela",
    "jei sela",
    "la estela",
    "jei stop",
    "jei siri",
    "jei",
    "rey tesla",
    "jei tela",
  ],
  talk: ["buenos días cómo está", "dónde está la estación", "me llamo roberto", "qué hora es"],
};
