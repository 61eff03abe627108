import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

export type TrialResult =
  | { readonly worked: true; readonly output: string }
  | { readonly worked: false; readonly why: string };

/** Long enough for a slow disk's first load of a native library; a program that hangs is broken. */
const PATIENCE_MS = 20_000;

/** Runs a program to see whether it works. It may crash or hang: that is a finding, not our end. */
export function tryProgram(program: string, words: readonly string[]): Promise<TrialResult> {
  return new Promise((resolve) => {
    execFile(
      program,
      words,
      { cwd: root, timeout: PATIENCE_MS, encoding: "utf8" },
      (error, stdout, stderr) => {
        if (!error) resolve({ worked: true, output: stdout.trim() });
        else if (error.killed) resolve({ worked: false, why: `no answer in ${PATIENCE_MS / 1000} s` });
        else resolve({ worked: false, why: reasonIn(stderr) ?? error.message });
      },
    );
  });
}

/** Runs a line of JavaScript in a process of its own: a bad native library takes its whole process with it. */
export function tryScript(script: string): Promise<TrialResult> {
  return tryProgram(process.execPath, ["--input-type=module", "--eval", script]);
}

/** The line of a crash that names the error, rather than the first line of its stack. */
function reasonIn(stderr: string): string | null {
  const lines = stderr.split("\n").filter((line) => line.trim() !== "");
  return lines.find((line) => /^\w*(Error|Fault)\b.*:/.test(line)) ?? lines[0] ?? null;
}
