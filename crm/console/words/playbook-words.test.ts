import { describe, expect, it } from "vitest";
import { startingPlaybook } from "../../server/documents/starting-playbook.ts";
import { fieldLabel, fieldWords, stageLabel, tagLabel } from "./playbook-words.ts";

describe("the owner's words for what leads hold as ids", () => {
  it("calls tags, stages and fields as the playbook does", () => {
    expect(tagLabel(startingPlaybook, { group: "source", tag: "referral" })).toBe("A friend");
    expect(stageLabel(startingPlaybook, "sales", "new")).toBe("New Inquiry");
    expect(fieldLabel(startingPlaybook, "next-step")).toBe("Agreed next step");
  });

  it("lets what the playbook no longer has stand for itself", () => {
    expect(tagLabel(startingPlaybook, { group: "source", tag: "radio" })).toBe("radio");
    expect(stageLabel(startingPlaybook, "gone", "new")).toBe("new");
    expect(fieldLabel(undefined, "favourite-colour")).toBe("Favourite colour");
  });

  it.each([
    [{ type: "money", currency: "USD" }, "1200.50", "$1,200.50"],
    [{ type: "money", currency: "USD" }, "120", "$120"],
    [{ type: "money", currency: "USD" }, "90 EUR", "€90"],
    [{ type: "money", currency: "USD" }, "around ninety", "around ninety"],
    [{ type: "number", unit: "people" }, "4", "4 people"],
    [{ type: "date" }, "2026-11-24", "Nov 24, 2026"],
    [{ type: "date" }, "next Friday", "next Friday"],
    [{ type: "yes-no" }, "yes", "Yes"],
    [{ type: "text" }, "a trial color", "a trial color"],
  ] as const)("writes a field of %o with %s as %s", (type, value, words) => {
    expect(fieldWords({ id: "field", label: "Field", ...type }, value)).toBe(words);
  });
});
