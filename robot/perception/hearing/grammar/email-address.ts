import { spokenWords } from "../spoken-words.ts";
import { FIRST_NAMES } from "./first-names.ts";
import { ALPHABET, letterWord } from "./letters.ts";
import { DIGIT } from "./phone-number.ts";
import { inOrder, maybe, oneOf, type Phrase, repeated, words } from "./phrase.ts";
import { SURNAMES } from "./surnames.ts";

/**
 * "maria dot ruiz at gmail dot com". Before the "at" come names from the lists, letters, digits, dots,
 * dashes and underscores; after it one of the domains, word for word.
 */
export function emailAddress(domains: readonly string[]): Phrase {
  return inOrder(maybe(oneOf(LEAD_IN)), addressAt(domains));
}

/** Without what people say before it. */
export function addressAt(domains: readonly string[]): Phrase {
  const name = oneOf(
    [...new Set([...FIRST_NAMES, ...SURNAMES])].map((text) => words(spokenWords(text).join(" "))),
  );
  const part = oneOf([name, ...ALPHABET.map(letterWord), DIGIT, ...EXTRA_WORDS]);
  const local = inOrder(repeated(part), maybe(inOrder(oneOf(JOINTS), repeated(part))));
  return inOrder(local, "at", oneOf(domainsOf(domains)));
}

function domainsOf(domains: readonly string[]): readonly Phrase[] {
  const known =
    domains.length > 0 ? domains : ["gmail.com", "yahoo.com", "outlook.com", "hotmail.com", "icloud.com"];
  return known.map((domain) =>
    words(
      domain
        .split(".")
        .map((label) => spokenWords(label).join(" "))
        .join(" dot "),
    ),
  );
}

const JOINTS = ["dot", "underscore", "dash", "hyphen"];
const EXTRA_WORDS = ["info", "office", "contact", "hello", "mail", "the", "double"];
const LEAD_IN =
  "my email is|my e mail is|my email address is|it's|it is|you can email me at|email me at|sure it's".split(
    "|",
  );
