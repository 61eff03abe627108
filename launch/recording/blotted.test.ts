import { expect, it } from "vitest";
import { parseDown } from "../../robot/sync/protocol/down.ts";
import { BLOTTED_CODE, blottedConfig, blottedMessage } from "./blotted.ts";

it.each([
  { type: "challenge", nonce: "s3cret-s3cret-s3cret-s3cret-s3cret" },
  {
    type: "pair.code",
    code: "WDJB-MJHT",
    validForMs: 600_000,
    url: "https://crm.example.com/pair?code=WDJB-MJHT",
  },
])("of $type no secret is recorded, and the protocol still takes it", (message) => {
  const text = blottedMessage(JSON.stringify(message));

  expect(text).not.toMatch(/s3cret|WDJB/);
  expect(parseDown(text)).toMatchObject({ ok: true });
});

it("other messages are recorded as they came, and so is what is no message", () => {
  const welcome = '{"type":"welcome","robot":"Stella"}';
  expect(blottedMessage(welcome)).toBe(welcome);
  expect(blottedMessage("not JSON")).toBe("not JSON");
});

it("a configuration is recorded without its keys and passwords", () => {
  expect(
    blottedConfig({
      hubUrl: "wss://robot:hunter2@crm.example.com/robot",
      hearing: { porcupineAccessKey: "abc", porcupineKeyword: "computer" },
      list: [{ password: "hunter2" }],
      sync: { keyDays: 90 },
    }),
  ).toEqual({
    hubUrl: "wss://crm.example.com/robot",
    hearing: { porcupineAccessKey: "", porcupineKeyword: "computer" },
    list: [{ password: "" }],
    sync: { keyDays: 90 },
  });
  expect(BLOTTED_CODE).toMatch(/^[A-Z]{4}-[A-Z]{4}$/);
});
