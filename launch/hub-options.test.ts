import { expect, test } from "vitest";
import { hubSettingsOf } from "./hub-options.ts";

test("without options a hub sends no mail, asks no model and is opened where it listens", () => {
  expect(hubSettingsOf({}, {})).toEqual({
    publicUrl: null,
    trustedProxies: ["loopback"],
    mail: null,
    languageModel: null,
    webhooksToPrivateNetworks: false,
  });
});

test("a mail server with a password comes from the environment", () => {
  const from = "Stella <stella@example.com>";
  const smtp = "smtp://user:hush@mail.example:587";
  expect(hubSettingsOf({ "mail-from": from }, { STELLA_SMTP: smtp }).mail).toEqual({ smtp, from });
  const refused = () => hubSettingsOf({ smtp, "mail-from": from }, {});
  expect(refused).toThrow("STELLA_SMTP");
  expect(refused).not.toThrow("hush");
});

test.each([
  [{ smtp: "smtp://mail.example" }, "--mail-from"],
  [{ "mail-from": "a@b.example" }, "--smtp"],
  [{ "language-model": "http://127.0.0.1:1234/v1" }, "--model"],
  [{ "public-url": "crm.example" }, "--public-url"],
  [{ smtp: "mail.example", "mail-from": "a@b.example" }, "--smtp"],
  [{ "public-url": "ftp://x", smtp: "x", "mail-from": "" }, /--public-url.*--smtp.*--mail-from/s],
])("%j is refused by the names of its options", (values, names) => {
  expect(() => hubSettingsOf(values, {})).toThrow(names);
});
