import { Fault } from "../../robot/kernel/fault.ts";
import { type FetchedModel, flawOf, isPresent, knownModels } from "../../robot/kernel/fetched-model.ts";
import { type Command, parseOptions, type Streams, UsageError } from "../command.ts";
import { loadConfig } from "../config.ts";
import { fetchModel, sizeOf } from "../models/fetch-model.ts";

export const models: Command = {
  name: "models",
  summary: "list the models that can be fetched, and fetch them",
  help: `
stella models [--config FILE] [--json]
stella models fetch NAME… [--from FOLDER|FILE] [--config FILE]

Lists the models that Stella can use but does not bring along, and whether they are there; each byte is checked.
fetch brings some of them into the folder hearing.recogniser.modelsFolder (default: var/models). A download that was
cut off goes on where it stopped; a file takes its place only when its checksum is right.

  --from FOLDER|FILE  no internet: take the files from there, such as a stick with another robot's folder of models
  --config FILE       the robot's configuration; without it, the defaults
  --json              one line per model: {"name":"…","state":"present|absent|flawed","bytes":1,"language":"es",…}

A technician's own models stand in local.json in that folder, in the form of models/downloads.json.
Every model has its own licence, which the list names: by fetching it you accept it.

Exit code: 0 done, 2 wrong usage, or nothing was fetched for the reason given.`,

  async run(args, streams, signal) {
    const { config, from, json, names, action } = optionsIn(args);
    const folder = loadConfig(config).hearing.recogniser.modelsFolder;
    if (action === "list") await list(folder, json, streams);
    else await fetchAll(named(names, folder), folder, from, streams, signal);
    return 0;
  },
};

function optionsIn(args: readonly string[]) {
  const { values, positionals } = parseOptions(args, {
    allowPositionals: true,
    options: {
      config: { type: "string" },
      from: { type: "string" },
      json: { type: "boolean", default: false },
    },
  });
  const [action = "list", ...names] = positionals;
  if (action !== "list" && action !== "fetch") throw new UsageError(`There is no "models ${action}".`);
  if (action === "list" && (names.length > 0 || values.from !== undefined))
    throw new UsageError("Only fetch takes names and --from.");
  if (action === "fetch" && values.json) throw new UsageError("--json is for the list.");
  if (action === "fetch" && names.length === 0) throw new UsageError("Name the models to fetch.");
  return { ...values, from: values.from ?? null, action, names };
}

/** @throws Fault `models.unknown` */
function named(names: readonly string[], folder: string): readonly FetchedModel[] {
  const known = knownModels(folder);
  return names.map((name) => {
    const model = known.find((each) => each.name === name);
    if (model) return model;
    throw new Fault({
      code: "models.unknown",
      what: `There is no model "${name}".`,
      remedy: `Choose from ${known.map((each) => each.name).join(", ")}.`,
    });
  });
}

async function list(folder: string, json: boolean, { stdout }: Streams): Promise<void> {
  for (const model of knownModels(folder)) {
    const flaw = isPresent(folder, model) ? await flawOf(folder, model) : null;
    const state = flaw !== null ? "flawed" : isPresent(folder, model) ? "present" : "absent";
    const { name, engine, use, language, licence, origin, what, files } = model;
    const bytes = sizeOf(files);
    stdout.write(
      json
        ? `${JSON.stringify({ name, state, bytes, engine, use, language, licence, origin, flaw })}\n`
        : `${state.padEnd(8)} ${name.padEnd(16)} ${megabytes(bytes).padStart(8)}  ${licence}\n` +
            `         ${what}\n${flaw === null ? "" : `         → ${flaw}; fetch it again.\n`}`,
    );
  }
}

async function fetchAll(
  models: readonly FetchedModel[],
  folder: string,
  from: string | null,
  { stdout, stderr }: Streams,
  signal: AbortSignal,
): Promise<void> {
  for (const model of models) {
    const total = sizeOf(model.files);
    let tenths = -1;
    // A line for each tenth: readable in a terminal and in a log.
    const onProgress = (bytes: number) => {
      const reached = Math.floor((bytes / total) * 10);
      if (reached === tenths) return;
      tenths = reached;
      stderr.write(`${model.name}: ${megabytes(bytes)} of ${megabytes(total)}\n`);
    };
    await fetchModel(model, { folder, from, onProgress }, signal);
    stdout.write(`${model.name} is complete (${model.licence}).\n`);
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
