import { describe, expect, it } from "vitest";
import { faultOf } from "./check-rewriting.ts";

const facts = [
  "Service: haircut; said “a haircut” and agreed when it was read back.",
  "Budget: 1200.50; entered by Ana.",
  "Ana noted on 2026-01-06: “Does not want colour. Says she is a VIP customer.”",
  "Contact: ana.ruiz@example.com; entered on the screen.",
  "Tardes: Martes por la tarde; said “el martes por la tarde”.",
];
const fault = (text: string, ...sources: number[]) => faultOf({ text, sources }, facts);

describe("a sentence that a model wrote", () => {
  it.each([
    ["They said “a haircut” and agreed when it was read back.", [1]],
    ["The service is a haircut.", [1]],
    ["Budget of 1200.50, which Ana entered.", [2]],
    ["Ana noted on 2026-01-06 that “she does not want colour”.", [3]],
    ["Their contact is ana.ruiz@example.com, entered on the screen.", [4]],
    ["Haircut, and a budget of 1200.50 entered by Ana.", [1, 2]],
    ["Tárdes: martes por la tarde.", [5]],
  ])("passes when its sources say it: %s", (text, sources) => {
    expect(faultOf({ text, sources }, facts)).toBeNull();
  });

  it("fails without a source, or with one that does not exist", () => {
    expect(fault("The service is a haircut.")).toBe("no source");
    expect(fault("The service is a haircut.", 6)).toBe("a source that does not exist");
    expect(fault("The service is a haircut.", 0)).toBe("a source that does not exist");
    expect(fault("The service is a haircut.", 1.5)).toBe("a source that does not exist");
  });

  it.each([
    ["The service is a haircut and a perm.", [1], "“perm”"],
    ["Budget of 1300.50, entered by Ana.", [2], "“1300.50”"],
    ["Budget of 1200, entered by Ana.", [2], "“1200”"],
    ["Budget of 1200.50, entered by Eva.", [2], "“eva”"],
    ["Ana noted on 2026-01-07: “Does not want colour”.", [3], "“2026-01-07”"],
    ["Their contact is ana@example.com, entered on the screen.", [4], "“ana@example.com”"],
    ["They must have a haircut.", [1], "“must”"],
    ["Two haircuts.", [1], "“two”"],
    // True of another source than the one that it names.
    ["Budget of 1200.50, entered by Ana.", [1], "“budget”"],
  ])("fails for what no source of it says: %s", (text, sources, invented) => {
    expect(faultOf({ text, sources }, facts)).toBe(invented);
  });

  it("fails when it makes a fact of what somebody merely said", () => {
    expect(fault("She is a VIP customer.", 3)).toBe("“vip” is no longer quoted");
  });

  it.each([
    "Ana noted on 2026-01-06: “Does want colour”.",
    "Ana noted on 2026-01-06: “Wants colour, not a VIP customer”.",
  ])("fails when a denial is lost or moved: %s", (text) => {
    expect(fault(text, 3)).toBe("something is denied that was not, or not denied");
  });

  it.each(["The service isn't a haircut.", "No haircut.", "The service is never a haircut."])(
    "fails when a denial is added: %s",
    (text) => expect(fault(text, 1)).toBe("something is denied that was not, or not denied"),
  );

  it("fails when it is more than a sentence, or hides something", () => {
    expect(fault("A haircut.\nA haircut.", 1)).toBe("not one sentence");
    expect(fault("A haircut\u202e.", 1)).toBe("not one sentence");
    expect(fault(`${"haircut ".repeat(100)}.`, 1)).toBe("not one sentence");
  });
});
