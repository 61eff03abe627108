import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { z } from "zod";
import { businessProfile, checkProfile, parseProfile } from "./business-profile.ts";
import { Fault } from "./fault.ts";
import { inLanguage } from "./wording.ts";

const salonFile = new URL("../../launch/profiles/salon.yaml", import.meta.url);
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
