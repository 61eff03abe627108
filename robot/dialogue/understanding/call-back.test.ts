import { expect, test } from "vitest";
import { asksForCall } from "./call-back.ts";
import { sayingOf } from "./saying.ts";

test.each([
  ["call after five", true],
  ["please call me back only in the afternoon", true],
  ["text me tomorrow", true],
  ["my number is 312 555 0143, call me any time after 5 pm", true],
  ["you can call me Ana and I can come tomorrow at five", false],
  ["I call about a will, tomorrow at three", false],
  ["tomorrow at five", false],
])("%j is when to call: %s", (words, isCall) => {
  expect(asksForCall(sayingOf(words), "en")).toBe(isCall);
});

test.each([
  ["sí, llámeme después de las cinco", true],
  ["pueden llamarme por la tarde", true],
  ["llamo por un testamento, mañana a las tres", false],
])("in Spanish %j: %s", (words, isCall) => {
  expect(asksForCall(sayingOf(words), "es")).toBe(isCall);
});
