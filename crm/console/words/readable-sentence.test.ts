import { expect, test } from "vitest";
import { readableSentence } from "./readable-sentence.ts";

test("phone numbers are set for reading, and quoted words are left as they were said", () => {
  expect(readableSentence("Contact: +13125550143; Ana noted: “call +13125550143”.")).toBe(
    "Contact: +1 312 555 0143; Ana noted: “call +13125550143”.",
  );
});

test("what is no phone number stays", () => {
  expect(readableSentence("Budget: +1200; not confirmed.")).toBe("Budget: +1200; not confirmed.");
});
