import { failuresOf, type PlayedVisit } from "./visit-task.ts";

/**
 * The results as JUnit XML, as CI servers read it (https://github.com/testmoapp/junitxml): one suite, a test case for
 * each visit, with its seed and the hash of its events as properties.
 */
export function junitOf(results: readonly PlayedVisit[], tookMs: number): string {
  const failed = results.filter(
    (result) => result.answer.outcome === "played" && failuresOf(result).length > 0,
  );
  const broken = results.filter(({ answer }) => answer.outcome === "broken");
  const counts = `tests="${results.length}" failures="${failed.length}" errors="${broken.length}" skipped="0"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="stella visit" ${counts} time="${seconds(tookMs)}">`,
    `  <testsuite name="stella visit" ${counts} time="${seconds(tookMs)}">`,
    ...results.flatMap(testCase),
    "  </testsuite>",
    "</testsuites>",
    "",
  ].join("\n");
}

function testCase(result: PlayedVisit): readonly string[] {
  const { task, answer, tookMs } = result;
  const name = task.round === 1 ? task.name : `${task.name} (round ${task.round})`;
  return [
    `    <testcase name="${attribute(name)}" classname="scenarios" file="${attribute(task.file)}" time="${seconds(tookMs)}">`,
    ...properties(answer),
    ...(answer.outcome === "broken"
      ? [`      <error message="${attribute(firstLine(answer.why))}">${text(answer.why)}</error>`]
      : failure(failuresOf(result))),
    "    </testcase>",
  ];
}

function properties(answer: PlayedVisit["answer"]): readonly string[] {
  if (answer.outcome === "broken") return [];
  const { seed, eventLogSha256 } = answer.report;
  const entries = { seed, eventLogSha256, simulatedSeconds: seconds(answer.simulatedMs) };
  return [
    "      <properties>",
    ...Object.entries(entries).map(
      ([name, value]) => `        <property name="${name}" value="${attribute(String(value))}"/>`,
    ),
    "      </properties>",
  ];
}

/** One element for all sentences: some readers keep only the last of several. */
function failure(sentences: readonly string[]): readonly string[] {
  const [first] = sentences;
  if (first === undefined) return [];
  return [`      <failure message="${attribute(firstLine(first))}">${text(sentences.join("\n"))}</failure>`];
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3);
}

function firstLine(words: string): string {
  return words.split("\n", 1)[0] ?? "";
}

function attribute(words: string): string {
  return text(words).replaceAll('"', "&quot;").replaceAll("\n", "&#10;");
}

/** What XML 1.0 cannot hold at all, such as the escape sequences of a terminal, is left out. */
function text(words: string): string {
  return words
    .replaceAll(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}
