import { Fault, messageOf } from "../robot/kernel/fault.ts";
import { type Command, UsageError } from "./command.ts";

/** Loaded on demand: `stella talk` should not load onnxruntime. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  crm: async () => (await import("./commands/crm.ts")).crm,
  doctor: async () => (await import("./commands/doctor.ts")).doctor,
  hear: async () => (await import("./commands/hear.ts")).hear,
  lobby: async () => (await import("./commands/lobby.ts")).lobby,
  models: async () => (await import("./commands/models.ts")).models,
  replay: async () => (await import("./commands/replay.ts")).replay,
  robot: async () => (await import("./commands/robot.ts")).robot,
  see: async () => (await import("./commands/see.ts")).see,
  start: async () => (await import("./commands/start.ts")).start,
  talk: async () => (await import("./commands/talk.ts")).talk,
  visit: async () => (await import("./commands/visit.ts")).visit,
};

/** Runs one command line and resolves to its exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    process.stdout.write(await overview());
    return name === undefined ? 2 : 0;
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!load) {
    process.stderr.write(
      `stella: there is no command "${name}". Try one of: ${Object.keys(commands).join(", ")}.\n`,
    );
    return 2;
  }
  const command = await load();
  if (rest.includes("--help") || rest.includes("-h")) {
    process.stdout.write(`${command.help.trim()}\n`);
    return 0;
  }
  const stop = new AbortController();
  // Whoever starts us may pass on a Ctrl+C that we have had from the terminal, as `ros2 launch` does without one of its
  // own: the second counts for nothing, and the third ends the process on the spot.
  let signals = 0;
  const onSignal = () => {
    stop.abort(new Error("stopped by the user"));
    if (++signals === 2) process.off("SIGINT", onSignal).off("SIGTERM", onSignal);
  };
  process.on("SIGINT", onSignal).on("SIGTERM", onSignal);
  // Whoever read our output has seen enough, as in `stella see … | head`.
  const onOutputClosed = (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    stop.abort(error);
  };
  process.stdout.on("error", onOutputClosed);
  try {
    return await command.run(rest, process, stop.signal);
  } catch (error) {
    if (error instanceof UsageError) {
      process.stderr.write(`stella ${name}: ${sentence(error.message)} See \`stella ${name} --help\`.\n`);
      return 2;
    }
    if (error instanceof Fault) {
      process.stderr.write(`stella ${name}: ${error.what} ${error.remedy} [${error.code}]\n`);
      return 2;
    }
    // Cut off before it was done; a command that is meant to run until then ends by itself.
    if (stop.signal.aborted) return 1;
    process.stderr.write(
      `stella ${name}: unexpected: ${error instanceof Error ? error.stack : messageOf(error)}\n`,
    );
    return 1;
  } finally {
    // Asked to end, it may be asked again until it is gone.
    if (signals === 0) process.off("SIGINT", onSignal).off("SIGTERM", onSignal);
  }
}

/** One sentence with its full stop; without the advice on `--` that Node adds for options it does not know. */
function sentence(message: string): string {
  const first = message.replace(/\.? To specify a positional argument starting with .*$/, "");
  return /[.?!]$/.test(first) ? first : `${first}.`;
}

async function overview(): Promise<string> {
  const lines = ["stella COMMAND [OPTION…]", ""];
  for (const load of Object.values(commands)) {
    const command = await load();
    lines.push(`  ${command.name.padEnd(8)} ${command.summary}`);
  }
  lines.push("", "stella COMMAND --help tells more about one of them.");
  return `${lines.join("\n")}\n`;
}
