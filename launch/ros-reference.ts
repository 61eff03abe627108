import type { Qos } from "../robot/ros/graph/qos.ts";
import type { Topic } from "../robot/ros/graph/ros-graph.ts";
import {
  aboutBody,
  aboutPerson,
  actions,
  type Explained,
  reads,
  services,
  writes,
} from "../robot/ros/interface.ts";
import { lifecycleInterface } from "../robot/ros/lifecycle-services.ts";
import { type Effect, effectOf } from "../robot/ros/parameter-effects.ts";
import { declarationsOf } from "../robot/ros/parameters.ts";
import { robotConfig } from "./config.ts";

interface Named extends Explained {
  readonly name: string;
  readonly type: string;
}

const { transitionEvent, ...lifecycleServices } = lifecycleInterface;

/** The tables of docs/ros.md, each by the name that stands in its marker. */
const tables: Readonly<Record<string, () => string>> = {
  reads: () => topics(Object.values(reads)),
  writes: () => topics([...Object.values(writes), transitionEvent]),
  person: () =>
    topics([
      ...Object.values(aboutBody).map((topic) => topic("<id>")),
      ...Object.values(aboutPerson).map((topic) => topic("<id>")),
    ]),
  services: () => named("service", [...Object.values(services), ...Object.values(lifecycleServices)]),
  actions: () => named("action", Object.values(actions)),
  parameters,
};

/**
 * docs/ros.md with its tables made anew from the interface and the configuration's schema; what is written around them
 * stays. A table stands between `<!-- table: NAME -->` and `<!-- end -->`.
 */
export function withTables(document: string): string {
  return document.replace(MARKED, (whole, name: string) => {
    const table = tables[name];
    return table ? `<!-- table: ${name} -->\n\n${table()}\n\n<!-- end -->` : whole;
  });
}

/** Tables that nobody put into the document. */
export function missingTables(document: string): readonly string[] {
  return Object.keys(tables).filter((name) => !document.includes(`<!-- table: ${name} -->`));
}

const MARKED = /<!-- table: (\w+) -->[\s\S]*?<!-- end -->/g;

function topics(rows: readonly (Topic<unknown> & Explained)[]): string {
  return table(
    ["topic", "type", "QoS", "meaning"],
    rows.map(({ name, type, qos, meaning }) => [code(name), code(type), qosOf(qos), meaning]),
  );
}

function named(noun: string, rows: readonly Named[]): string {
  return table(
    [noun, "type", "meaning"],
    rows.map(({ name, type, meaning }) => [code(name), code(type), meaning]),
  );
}

function qosOf({ reliability, durability, depth }: Qos): string {
  if (durability === "transient-local") return "latched";
  return reliability === "reliable" ? `events, ${depth}` : `sensor data, ${depth}`;
}

/** One row for the entries of a section that take effect at the same time; docs/config.md has each entry. */
function parameters(): string {
  const groups = new Map<string, { section: string; effect: Effect | null; names: string[] }>();
  for (const { name } of declarationsOf(robotConfig, robotConfig.parse({}))) {
    const dot = name.lastIndexOf(".");
    const [section, effect] = [name.slice(0, Math.max(0, dot)), effectOf(name)];
    const group = groups.get(`${section} ${effect}`) ?? { section, effect, names: [] };
    group.names.push(name.slice(dot + 1));
    groups.set(`${section} ${effect}`, group);
  }
  const rows = [...groups.values()].map(({ section, effect, names }) => [
    section === "" ? "" : code(section),
    names.map(code).join(", "),
    effectWords(effect),
  ]);
  return table(["section", "parameters", "a change takes effect"], rows);
}

function effectWords(effect: Effect | null): string {
  switch (effect) {
    case "at-once":
      return "at once";
    case "when-configured":
      return "when the node is configured";
    case "secret":
    case null:
      throw new Error("what is a secret, or not classified, is no parameter");
  }
}

function table(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(heading), line(heading.map(() => "---")), ...rows.map(line)].join("\n");
}

function code(text: string): string {
  return `\`${text}\``;
}
