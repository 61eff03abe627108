import { expect, test } from "vitest";
import { isWholeCode, pairingCode } from "./pairing-code.ts";

test.each(["wdjbmjht", "WDJB-MJHT", " wdjb mjht ", "Wdjb–Mjht", "WDJB-MJHTX"])("%s is WDJB-MJHT", (typed) => {
  expect(pairingCode(typed)).toBe("WDJB-MJHT");
  expect(isWholeCode(pairingCode(typed))).toBe(true);
});

test("a code that is still being typed stays as far as it got", () => {
  expect(pairingCode("wdj")).toBe("WDJ");
  expect(pairingCode("wdjb")).toBe("WDJB");
  expect(pairingCode("wdjbm")).toBe("WDJB-M");
  expect(isWholeCode("WDJB-M")).toBe(false);
});
