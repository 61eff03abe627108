import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { z } from "zod";
import { businessProfile, checkProfile, parseProfile } from "./business-profile.ts";
import { Fault } from "./fault.ts";
import { inLanguage } from "./wording.ts";

const salonFile = new URL("../../launch/profiles/salon.yaml", import.meta.url);
const lawOfficeFile = new URL("../../launch/profiles/law-office.yaml", import.meta.url);
const lawOffice = parseProfile(readFileSync(lawOfficeFile, "utf8"), "law-office.yaml");
const salon = parseProfile(readFileSync(salonFile, "utf8"), "salon.yaml");

describe("a business profile", () => {
  test("is read from YAML, with plain strings as English", () => {
    expect(salon.form.map((question) => question.id)).toEqual([
      "consent",
      "name",
      "contact",
      "service",
      "source",
      "timeline",
    ]);
    expect(salon.sources[1]?.label).toEqual({ en: "Instagram" });
    expect(inLanguage({ en: "Hours" }, "es")).toBe("Hours");
  });

  test("survives a round trip through JSON, as on the way from the hub", () => {
    expect(checkProfile(JSON.parse(JSON.stringify(salon)), "the hub")).toEqual(salon);
  });

  test("has a JSON schema, which the hub's protocol hashes", () => {
    expect(z.toJSONSchema(businessProfile)).toHaveProperty("properties.form");
  });

  test("reports every mistake at once, each with its path", () => {
    const broken = structuredClone(salon);
    broken.business.timezone = "Chicago";
    broken.hours.friday = ["18:00-09:00"];
    broken.services.push(structuredClone(broken.services[0]!));
    broken.form[1]!.retries[1] = structuredClone(broken.form[1]!.retries[0]!);
    const withUnknownKey = { ...broken, colour: "red", version: 0 };

    expect(() => parseProfile(stringify(withUnknownKey), "broken.yaml")).toThrow(Fault);
    const message = faultOf(() => parseProfile(stringify(withUnknownKey), "broken.yaml")).what;
    expect(message).toContain("broken.yaml is not a business profile; it has 6 mistakes");
    expect(message).toContain("business.timezone: must be an IANA time zone");
    expect(message).toContain("hours.friday[0]: must open before it closes");
    expect(message).toContain('services[4].id: "haircut" is already taken');
    expect(message).toContain("form[1].retries: the two retry prompts must differ");
    expect(message).toContain("version: ");
    expect(message).toContain('Unrecognized key: "colour"');
  });

  test("must ask for consent, first and once", () => {
    const later = { ...salon, form: [salon.form[1], salon.form[0], salon.form[0]] };
    const fault = faultOf(() => checkProfile(later, "x"));
    expect(fault.what).toContain("form: the first question must be the consent");
    expect(fault.what).toContain("form: consent is asked once");
  });

  test("may use every kind of question: the law office does", () => {
    const types = new Set(lawOffice.form.map(({ type }) => type));
    for (const type of ["date", "time", "number", "money", "several", "yes-no", "text"] as const) {
      expect(types).toContain(type);
    }
    expect(lawOffice.checkIn?.map(({ id }) => id)).toEqual(["name", "host", "time"]);
  });

  test("without a required question is refused: every record would be complete", () => {
    const form = salon.form.map((each) => (each.type === "consent" ? each : { ...each, required: false }));
    expect(faultOf(() => checkProfile({ ...salon, form }, "x")).what).toContain(
      "form: needs at least one required question",
    );
  });

  test("that contradicts itself is refused, every contradiction with its path", () => {
    const form = lawOffice.form.map((each) => {
      if (each.id === "treated") return { ...each, when: { question: "nothing", is: ["yes"] } };
      if (each.id === "children") return { ...each, from: 30, when: { question: "matter", is: ["tax"] } };
      if (each.id === "time") return { ...each, openOn: "budget" };
      if (each.id === "budget") return { ...each, when: { question: "name", is: ["yes"] } };
      return each.id === "email" ? { ...each, id: "phone" } : each;
    });
    const hosts = lawOffice.hosts.map((host) => ({ ...host, synonyms: { en: ["boss"], es: [] } }));
    const whole = faultOf(() => checkProfile({ ...lawOffice, form, hosts }, "x")).what;
    expect(whole).toContain('form[3].id: "phone" is already taken');
    expect(whole).toContain("form[7].from: must not begin after it ends");

    const sound = form.map((each, index) =>
      lawOffice.form[index]?.id === "email"
        ? lawOffice.form[index]
        : each.id === "children"
          ? { ...each, from: 0 }
          : each,
    );
    const { what } = faultOf(() => checkProfile({ ...lawOffice, form: sound, hosts }, "x"));
    expect(what).toContain('form[6].when.question: "nothing" is no question before this one');
    expect(what).toContain('form[7].when.is[0]: "tax" is no answer to "matter"');
    expect(what).toContain('form[8].when.question: "name" must be a choice');
    expect(what).toContain('form[11].openOn: "budget" is no date question before this one');
    expect(what).toContain('checkIn[1].choices: "boss" means both "dana" and "luis"');
  });

  test("with a question that nobody could answer is refused: no day is open, or no hour of it", () => {
    const closed = faultOf(() => checkProfile({ ...lawOffice, hours: {} }, "x"));
    expect(closed.what).toContain("form[10].openDays: hours opens no day: nobody could answer");
    expect(closed.what).toContain(
      "form[11].openOn: hours opens at no time from 00:00 to 23:59: nobody could answer",
    );
    const form = lawOffice.form.map((each) => (each.id === "time" ? { ...each, from: "20:00" } : each));
    const late = faultOf(() => checkProfile({ ...lawOffice, form }, "x"));
    expect(late.what).toContain("form[11].openOn: hours opens at no time from 20:00");
    expect(late.remedy).toContain("salon.yaml");
  });

  test("whose hours overlap is refused with the day", () => {
    const hours = { ...lawOffice.hours, monday: ["09:00-12:00", "11:30-17:00"] };
    expect(faultOf(() => checkProfile({ ...lawOffice, hours }, "x")).what).toContain(
      "hours.monday[1]: 11:30-17:00 begins before 09:00-12:00 has ended",
    );
  });

  test("that answers one question twice, or calls two of its own the same, is refused", () => {
    const [parking, other] = salon.faqs;
    const faqs = [parking, { ...other, questions: { en: ["Is there parking?"], es: [] } }];
    expect(faultOf(() => checkProfile({ ...salon, faqs }, "x")).what).toContain(
      'faqs[1].questions: "Is there parking?" is already answered by "parking"',
    );
    const form = lawOffice.form.map((each) =>
      each.id === "children" ? { ...each, called: { en: ["Matter"], es: [] } } : each,
    );
    expect(faultOf(() => checkProfile({ ...lawOffice, form }, "x")).what).toContain(
      'form[7].called: "matter" already calls "matter"',
    );
  });

  test("whose choices are said the same way in Spanish is refused", () => {
    const hosts = lawOffice.hosts.map((host) => ({ ...host, synonyms: { en: [], es: ["la jefa"] } }));
    expect(faultOf(() => checkProfile({ ...lawOffice, hosts }, "x")).what).toContain(
      'checkIn[1].choices: "la jefa" means both "dana" and "luis" in Spanish',
    );
  });

  test("whose choices have one label is refused once, though Spanish falls back to it", () => {
    const hosts = lawOffice.hosts.map((host) => ({ ...host, label: { en: "The boss" } }));
    const { what } = faultOf(() => checkProfile({ ...lawOffice, hosts }, "x"));
    expect(what).toContain("it has 1 mistake:");
    expect(what.match(/"The boss" means both/g)).toHaveLength(1);
  });

  test("has no id that every object answers to, or its question would never be asked", () => {
    const form = salon.form.map((each) => (each.id === "name" ? { ...each, id: "constructor" } : each));
    expect(faultOf(() => checkProfile({ ...salon, form }, "x")).what).toContain(
      "form[1].id: must be another id",
    );
  });

  test("that keeps half-filled forms needs a way to reach their visitors", () => {
    const form = salon.form.filter(({ type }) => type !== "contact");
    expect(faultOf(() => checkProfile({ ...salon, form }, "x")).what).toContain(
      "partialRecord: keep-with-contact",
    );
  });

  test("with a check-in needs somebody to check in with", () => {
    const what = faultOf(() => checkProfile({ ...lawOffice, hosts: [] }, "x")).what;
    expect(what).toContain("checkIn[1].choices: the profile has no hosts");
  });

  test("that is not YAML is refused with the line of the mistake", () => {
    const fault = faultOf(() => parseProfile('id: a\nversion: 1\nbusiness: "unclosed\n', "torn.yaml"));
    expect(fault.code).toBe("profile.invalid");
    expect(fault.what).toMatch(/torn\.yaml .*\n {2}- line \d/);
  });

  test("that is empty or a list is refused in words", () => {
    expect(faultOf(() => parseProfile("", "empty.yaml")).what).toContain("(the whole document)");
    expect(faultOf(() => parseProfile("- a", "list.yaml")).what).toContain("(the whole document)");
  });
});

function faultOf(work: () => unknown): Fault {
  try {
    work();
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}
