import { readdirSync, statSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { Fault } from "../../robot/kernel/fault.ts";
import { parseScenario, type Scenario } from "../../sim/scenario/scenario.ts";
import { UsageError } from "../command.ts";
import { type RobotConfig, readText } from "../config.ts";
import { robotOf } from "../scenario-robot.ts";

/** A scenario that can be played. */
export interface VisitFile {
  readonly file: string;
  /** Of the file; with its folder's name before it where another file is called the same. */
  readonly name: string;
  readonly scenario: Scenario;
}

/**
 * The scenarios of the files and folders, in that order; a folder stands for those in it, by name. Throws one `Fault`
 * that names all mistakes of all of them: a typing mistake in the last should not cost ten minutes.
 */
export function readVisitFiles(paths: readonly string[], config: RobotConfig): readonly VisitFile[] {
  const files = paths.flatMap(filesOf);
  const faults: Fault[] = [];
  const read = files.flatMap((file) => {
    try {
      const scenario = parseScenario(readText(file, "scenario"), file);
      robotOf(scenario, config);
      return [{ file, name: nameOf(file, files), scenario }];
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      faults.push(error);
      return [];
    }
  });
  const [first, ...others] = faults;
  if (!first) return read;
  if (others.length === 0) throw first;
  throw new Fault({
    code: first.code,
    what: `${faults.length} of ${files.length} scenarios cannot be played.\n${faults.map(({ what }) => what.trim()).join("\n")}\n`,
    remedy: first.remedy,
    cause: first,
  });
}

function filesOf(path: string): string[] {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [path];
  const files = readdirSync(path).filter((file) => /\.ya?ml$/.test(file));
  if (files.length === 0) throw new UsageError(`The folder ${path} holds no .yaml file.`);
  return files.sort().map((file) => join(path, file));
}

function nameOf(file: string, files: readonly string[]): string {
  const name = basename(file, extname(file));
  const isAlone = files.filter((other) => basename(other, extname(other)) === name).length === 1;
  return isAlone ? name : `${basename(dirname(file))}.${name}`;
}
