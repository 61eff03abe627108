import { z } from "zod";
import type { Entry } from "../robot/kernel/config-leaves.ts";
import { robotConfig } from "./config.ts";

const heading = `# Configuration

Made from the schemas by \`npm run docs:config\`; do not edit. Pass a YAML file with \`--config FILE\`; what it leaves
out has its default, and a file with mistakes is refused with all of them listed.
`;

/** Every entry of the configuration file as Markdown, one table for each section. */
export function configReference(): string {
  const schema = z.toJSONSchema(robotConfig, { io: "input" }) as Entry;
  return `${[heading, ...sections([], schema)].join("\n")}`;
}

function sections(path: readonly string[], section: Entry): string[] {
  const entries = Object.entries(section.properties ?? {});
  const leaves = entries.filter(([, entry]) => !entry.properties);
  const branches = entries.filter(([, entry]) => entry.properties);
  const title = path.length === 0 ? "The robot" : `\`${path.join(".")}\``;
  const table = [
    `## ${title}`,
    "",
    "| entry | meaning | values | default |",
    "| --- | --- | --- | --- |",
    ...leaves.map(
      ([name, entry]) =>
        `| \`${name}\` | ${entry.description ?? ""} | ${rangeOf(entry)} | ${defaultOf(entry)} |`,
    ),
    "",
  ];
  return [
    ...(leaves.length > 0 ? table : []),
    ...branches.flatMap(([name, entry]) => sections([...path, name], entry)),
  ];
}

function rangeOf(entry: Entry): string {
  if (entry.enum) return entry.enum.map((value) => `\`${value}\``).join(", ");
  const from =
    entry.minimum ?? (entry.exclusiveMinimum === undefined ? undefined : `above ${entry.exclusiveMinimum}`);
  if (entry.type === "string" || entry.type === "boolean") return entry.type;
  if (from === undefined && entry.maximum === undefined) return entry.type ?? "";
  return `${from ?? ""} … ${entry.maximum ?? ""}`.trim();
}

function defaultOf(entry: Entry): string {
  return entry.default === undefined ? "" : `\`${JSON.stringify(entry.default)}\``;
}
