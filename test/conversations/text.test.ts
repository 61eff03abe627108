import { describe, expect, it } from "vitest";
import type { BusinessProfile } from "../../robot/kernel/business-profile.ts";
import { conversationsIn } from "./conversation-file.ts";
import { failureList, summaryOf } from "./failure-list.ts";
import { holdByText, profileOf } from "./text-conversation.ts";
import { judge } from "./verdict.ts";

/**
 * What share of the text conversations must end exactly right. Never lowered: a conversation that begins to fail is a
 * step back, whatever else it brought.
 */
const RIGHT_AT_LEAST = 0.99;
describe("conversations by text", () => {
  const conversations = conversationsIn("text");
  const verdicts = conversations.map((conversation) => judge(holdByText(conversation)));
  const summary = summaryOf(verdicts);

  it(`are held: ${summary}`, () => {
    const right = verdicts.filter(({ cause }) => cause === null).length;
    const failures = failureList(verdicts, false);
    if (failures !== "") console.info(`${summary}\n${failures}`);
    expect(right / verdicts.length, failures).toBeGreaterThanOrEqual(RIGHT_AT_LEAST);
  });

  it("leave no value in a record that its visitor did not mean and was not asked about", () => {
    const unconfirmed = verdicts.filter(({ wrong }) => wrong === "unconfirmed");
    expect(failureList(unconfirmed, true)).toBe("");
  });

  it("are at least 150, each with a title of its own", () => {
    expect(conversations.length).toBeGreaterThanOrEqual(150);
    const titles = conversations.map(({ theme, title }) => `${theme}: ${title}`);
    expect(titles.filter((title, at) => titles.indexOf(title) !== at)).toEqual([]);
  });

  it("speak of questions that their profile has", () => {
    const strangers = conversations.flatMap(
      ({ title, profile, says, corrects, yes, record, accepts, truth }) => {
        const known = new Set(["", "serving", "review", ...idsIn(profileOf(profile))]);
        return [says, corrects, yes, record ?? {}, accepts, truth]
          .flatMap((each) => Object.keys(each))
          .filter((key) => !known.has(key.replace(/^confirm-/, "")))
          .map((key) => `${title}: ${key}`);
      },
    );
    expect(strangers).toEqual([]);
  });
});

function idsIn({ form, checkIn = [] }: BusinessProfile): readonly string[] {
  return [...form, ...checkIn].map(({ id }) => id);
}
