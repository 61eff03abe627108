import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { channelNames, channelOfTopic, channels, schemaTextOf } from "./channels.ts";

describe("the channels of a recording", () => {
  it("are told of in docs/recording.md, each as it is", () => {
    const document = readFileSync(new URL("../../docs/recording.md", import.meta.url), "utf8");
    const rows = document.split("\n").filter((line) => line.startsWith("| `/"));

    expect(rows).toEqual(
      channelNames.map((name) => {
        const { topic, schemaName, role, about } = channels[name];
        return `| \`${topic}\` | \`${schemaName}\` | ${role} | ${about} |`;
      }),
    );
  });

  it("are all that the layout for Lichtblick asks for", () => {
    const layout = readFileSync(new URL("../../docs/lichtblick-layout.json", import.meta.url), "utf8");
    const topics = new Set([...layout.matchAll(/"(\/[a-z_/]+)/g)].map(([, topic]) => topic ?? ""));

    expect(topics.size).toBeGreaterThan(8);
    expect([...topics].filter((topic) => channelOfTopic(topic) === null)).toEqual([]);
  });

  it("have topics of their own", () => {
    expect(channelNames.map((name) => channelOfTopic(channels[name].topic))).toEqual(channelNames);
    expect(channelOfTopic("/somebody/elses")).toBeNull();
  });

  it.each(channelNames)("%s has a schema that a tool can read", (name) => {
    const schema = JSON.parse(schemaTextOf(name));
    expect(schema.type === "object" || Array.isArray(schema.anyOf) || Array.isArray(schema.oneOf)).toBe(true);
  });
});
