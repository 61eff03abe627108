import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { webhookEvent } from "./webhook.ts";
import { webhookMessage } from "./webhook-message.ts";

const page = readFileSync(new URL("../../docs/webhooks.md", import.meta.url), "utf8");

test("every example in the documentation is a message", () => {
  const examples = [...page.matchAll(/^```json\n(.*?)^```/gms)].map(([, json]) => JSON.parse(json ?? ""));
  expect(examples).toHaveLength(3);
  for (const example of examples) expect(webhookMessage.parse(example)).toEqual(example);
});

test("every event is a message and is documented", () => {
  const types = webhookMessage.options.map(({ shape }) => shape.type.value);
  expect(types.toSorted()).toEqual(["ping", ...webhookEvent.options].toSorted());
  for (const type of types) expect(page).toContain(`\`${type}\`**`);
});
