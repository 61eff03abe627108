import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Choice } from "../../kernel/intake-question.ts";
import { salon } from "../visit-rig.ts";
import { pickIn } from "./choice.ts";
import { standingIn } from "./command.ts";
import { emailAddressIn } from "./email-address.ts";
import { inquiryIn } from "./inquiry.ts";
import { introducedNameIn, personNameIn, withNearestWord, writtenName } from "./person-name.ts";
import { phoneNumberIn, withLastDigits, writtenPhone } from "./phone-number.ts";
import { sayingOf } from "./saying.ts";
import { similarity } from "./similarity.ts";
import { spelledIn } from "./spelling.ts";
import { yesNoIn } from "./yes-no.ts";

describe("a phone number is understood", () => {
  test.each([
    ["312 555 0143", "+13125550143"],
    ["my number is (312) 555-0143.", "+13125550143"],
    ["three one two five five five oh one four three", "+13125550143"],
    ["three one two triple five zero one forty three", "+13125550143"],
    ["three twelve five five five oh one four three", "+13125550143"],
    ["eight hundred five five five oh one four three", "+18005550143"],
    ["plus four four two oh seven nine four six oh nine five eight", "+442079460958"],
    ["it's area code 312, um, 555 0143", "+13125550143"],
    ["five five five oh one four three area code three one two", "+13125550143"],
    // Read in the order in which it is said this would be a number too.
    ["two oh one four three nine nine area code three one two", "+13122014399"],
    ["the area code is 312 and the number is 555 0143", "+13125550143"],
    ["seven seven three eight five nine twenty two hundred", "+17738592200"],
  ])("in %j", (words, number) => {
    expect(phoneNumberIn(sayingOf(words), "US", "en")).toBe(number);
  });

  test.each(["555 0143", "two", "nine one one", "my phone", "1234567890123456789"])(
    "but not in %j",
    (words) => {
      expect(phoneNumberIn(sayingOf(words), "US", "en")).toBeNull();
    },
  );

  test("in Spanish", () => {
    const words = "tres uno dos cinco cinco cinco cero uno cuarenta y tres";
    expect(phoneNumberIn(sayingOf(words), "US", "es")).toBe("+13125550143");
  });

  test("and written as people of the region write it", () => {
    expect(writtenPhone("+13125550143", "US")).toBe("(312) 555-0143");
    expect(writtenPhone("+442079460958", "US")).toBe("+44 20 7946 0958");
    expect(writtenPhone("+442079460958", "GB")).toBe("020 7946 0958");
  });

  test("whose last digits were wrong", () => {
    expect(withLastDigits("+13125550143", "0199")).toBe("+13125550199");
    expect(withLastDigits("+13125550143", "1")).toBeNull();
  });
});

describe("an e-mail address is understood", () => {
  test.each([
    ["ana.ruiz@gmail.com", "ana.ruiz@gmail.com"],
    ["It's Ana.Ruiz@Gmail.com.", "ana.ruiz@gmail.com"],
    ["ana dot ruiz at gmail dot com", "ana.ruiz@gmail.com"],
    ["my email is a n a nine nine at example dot co dot uk", "ana99@example.co.uk"],
    ["you can reach me at bob underscore smith at hot mail dot com", "bob_smith@hotmail.com"],
    ["s as in sierra a m at g m x dot d e", "sam@gmx.de"],
    ["ana at gmail dot com please", "ana@gmail.com"],
    ["maria dot ruiz at g mail dot com", "maria.ruiz@gmail.com"],
    ["b o double b at aol dot com", "bobb@aol.com"],
    ["bob oh one at aol dot com", "bob01@aol.com"],
    ["bob o one at aol dot com", "bob01@aol.com"],
    ["mike at gmail dot com", "mike@gmail.com"],
    ["oscar dot ruiz at o m g dot com", "oscar.ruiz@omg.com"],
    ["ana the letter z at gmail dot com", "anaz@gmail.com"],
    ["ana the number nine at gmail dot com", "ana9@gmail.com"],
    ["ana ruiz no spaces at gmail dot com", "anaruiz@gmail.com"],
    ["ana ruiz all one word at gmail dot com", "anaruiz@gmail.com"],
  ])("in %j", (words, address) => {
    expect(emailAddressIn(sayingOf(words), "en")).toBe(address);
  });

  test.each([
    "my first name dot my last name at gmail dot com",
    "at gmail dot com",
    "ana at gmail",
    "ana@",
    "@b.com",
    "a..b@c.com",
    "meet me at noon",
  ])("but not in %j", (words) => {
    expect(emailAddressIn(sayingOf(words), "en")).toBeNull();
  });
});

describe("a name is understood", () => {
  test.each([
    ["ana ruiz", "Ana Ruiz"],
    ["my name is ana ruiz", "Ana Ruiz"],
    ["I'm Shaun O'Neil.", "Shaun O'Neil"],
    ["it's patrick o'neil", "Patrick O'Neil"],
    ["maria de la cruz", "Maria de la Cruz"],
    ["MARIA DE LA CRUZ", "Maria de la Cruz"],
    ["Ronald McDonald", "Ronald McDonald"],
    ["ronald mcdonald", "Ronald McDonald"],
    ["jean-luc picard", "Jean-Luc Picard"],
    ["call me bob", "Bob"],
    ["Ana Ruiz, and I would like a haircut", "Ana Ruiz"],
    ["ana ruiz and i want a haircut", "Ana Ruiz"],
    ["Will Price", "Will Price"],
    ["Łukasz Żółć", "Łukasz Żółć"],
  ])("in %j", (words, name) => {
    expect(personNameIn(sayingOf(words), "en")).toBe(name);
  });

  test.each([
    "i would like a haircut",
    "what do you mean",
    "312 555 0143",
    "no",
    "the blue one",
    "i am looking for a stylist",
    "ana@example.com",
  ])("but not in %j", (words) => {
    expect(personNameIn(sayingOf(words), "en")).toBeNull();
  });

  test("is only volunteered where it cannot be anything else", () => {
    expect(introducedNameIn(sayingOf("I am Ana and I want color"), "en")).toBe("Ana");
    expect(introducedNameIn(sayingOf("my name is ana"), "en")).toBe("Ana");
    expect(introducedNameIn(sayingOf("i am happy with that"), "en")).toBeNull();
    expect(introducedNameIn(sayingOf("it is this week"), "en")).toBeNull();
  });

  test("is corrected where it sounds most alike", () => {
    expect(withNearestWord("Maria Ruis", "Ruiz")).toBe("Maria Ruiz");
    expect(withNearestWord("Anna Ruiz", "Ana")).toBe("Ana Ruiz");
    expect(withNearestWord("Maria Smith", "Xu")).toBe("Maria Xu");
  });

  test("is written the same however often it is written", () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(words, (given) => {
        const once = writtenName(given);
        expect(writtenName(once.split(" "))).toBe(once);
      }),
    );
  });
});

describe("spelling is understood", () => {
  test.each([
    ["r u i z", "ruiz"],
    ["R-U-I-Z", "ruiz"],
    ["r as in romeo u i z as in zebra", "ruiz"],
    ["sierra mike india tango hotel", "smith"],
    ["double l o y d", "lloyd"],
    ["o apostrophe n e i l", "o'neil"],
    ["double u o n g", "wong"],
  ])("in %j", (words, letters) => {
    expect(spelledIn(sayingOf(words).words, "en")).toBe(letters);
  });

  test.each(["ruiz", "a", "r u i z is my name"])("but not in %j", (words) => {
    expect(spelledIn(sayingOf(words).words, "en")).toBeNull();
  });
});

describe("yes and no", () => {
  test.each([
    ["yes", "yes"],
    ["Yeah, sure, go ahead.", "yes"],
    ["that's right", "yes"],
    ["no problem", "yes"],
    ["I don't mind", "yes"],
    ["no", "no"],
    ["that's not right", "no"],
    ["I'd rather not", "no"],
    ["nope, Ruiz", "no"],
    ["please don't", "no"],
    ["no, that's right", "unclear"],
    ["yes but not my phone", "unclear"],
    ["haircut", "unclear"],
    ["", "unclear"],
  ])("%j is %s", (words, answer) => {
    expect(yesNoIn(sayingOf(words), "en").answer).toBe(answer);
  });
});

describe("a choice", () => {
  const pick = (words: string) => pickIn(sayingOf(words), salon.services, "en", 0.7);
  test.each([
    ["I'd like a haircut please", "haircut"],
    ["just a trim", "haircut"],
    ["my wedding is soon", "bridal"],
    ["no color, just a cut", "haircut"],
  ])("is named in %j", (words, id) => {
    expect(pick(words)).toMatchObject({ kind: "certain", choice: { id } });
  });

  test("that is misspelled is likely, not certain", () => {
    expect(pick("balyage")).toMatchObject({ kind: "likely", choice: { id: "color" } });
  });

  test("is not found in other words, nor in the empty ones", () => {
    expect(pick("a pizza with everything").kind).toBe("none");
    expect(pick("").kind).toBe("none");
  });

  test("hides a shorter one inside it", () => {
    const soon: Choice = { ...salon.timelines[0]!, synonyms: { en: ["week"], es: [] } };
    const next: Choice = { ...salon.timelines[1]!, synonyms: { en: ["next week"], es: [] } };
    expect(pickIn(sayingOf("next week"), [soon, next], "en", 1)).toMatchObject({ choice: { id: next.id } });
  });
});

describe("a question about the business", () => {
  test.each([
    ["what time do you close on friday", { about: "hours", day: 5 }],
    ["when are you open?", { about: "hours", day: "today" }],
    ["how much is balayage", { about: "price", service: { id: "color" } }],
    ["where is your parking", { about: "faq", faq: { id: "parking" } }],
    ["can i pay with a card", { about: "faq", faq: { id: "cards" } }],
    ["where are you located", { about: "address" }],
    ["why do you need my number", { about: "privacy" }],
    ["do you sell goldfish", { about: "unknown" }],
  ])("is recognised in %j", (words, inquiry) => {
    expect(inquiryIn(sayingOf(words), salon, "en")).toMatchObject(inquiry);
  });

  test.each(["ana ruiz", "will price", "a haircut", "yes", "this week"])("is not seen in %j", (words) => {
    expect(inquiryIn(sayingOf(words), salon, "en")).toBeNull();
  });
});

describe("what may be said at any time", () => {
  test.each([
    ["could you repeat that, please?", "repeat"],
    ["uh, go back", "back"],
    ["Never mind.", "cancel"],
    ["can I talk to a person", "person"],
    ["Bye!", "goodbye"],
  ])("is understood in %j", (words, standing) => {
    expect(standingIn(sayingOf(words), "en")).toBe(standing);
  });

  test.each(["i need help with my color", "my back hurts", "please", ""])("is not seen in %j", (words) => {
    expect(standingIn(sayingOf(words), "en")).toBeNull();
  });
});

test("similarity is symmetric, 1 for equal words and between 0 and 1 for others", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
      expect(similarity(a, b)).toBe(similarity(b, a));
      expect(similarity(a, a)).toBe(1);
      expect(similarity(a, b)).toBeGreaterThanOrEqual(0);
    }),
  );
});

test("no text, however odd, breaks the understanding", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 120 }), (text) => {
      const saying = sayingOf(text);
      for (const language of ["en", "es"] as const) {
        phoneNumberIn(saying, "US", language);
        emailAddressIn(saying, language);
        personNameIn(saying, language);
        spelledIn(saying.words, language);
        standingIn(saying, language);
        inquiryIn(saying, salon, language);
        yesNoIn(saying, language);
      }
    }),
  );
});
