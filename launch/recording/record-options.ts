import type { Journal } from "../../robot/kernel/journal.ts";
import type { ReleaseStack } from "../../robot/kernel/release-stack.ts";
import type { TapeSink } from "../../robot/recording/tape.ts";
import { UsageError } from "../command.ts";
import { openFoxglove } from "../hardware/recording.ts";
import { urdf } from "./robot-heading.ts";

/** Foxglove's own choice: what its dialog proposes. */
const FOXGLOVE_PORT = 8765;
const LOOPBACK = "127.0.0.1";

/** For a command's help. */
export const RECORD_HELP = `  --record FILE  record everything the robot sees, hears and decides to an MCAP file; see docs/recording.md
  --foxglove [[HOST:]PORT]
                 let Foxglove or Lichtblick watch, on this machine unless a host is named (default ${FOXGLOVE_PORT})`;

/** For `parseOptions`. */
export const recordOptions = {
  record: { type: "string" },
  foxglove: { type: "string" },
} as const;

export interface WatchOptions {
  readonly record: string | null;
  readonly foxglove: { readonly host: string; readonly port: number } | null;
}

/** `--foxglove` may stand alone, which Node's parser does not know: this gives it its default. */
export function withFoxglovePort(args: readonly string[]): readonly string[] {
  return args.flatMap((arg, at) => {
    const next = args[at + 1];
    const alone = arg === "--foxglove" && (next === undefined || !/^([^:/]+:)?\d+$/.test(next));
    return alone ? [`--foxglove=${FOXGLOVE_PORT}`] : [arg];
  });
}

/** What was parsed, checked. Throws a `UsageError`. */
export function watchOptionsOf(values: {
  readonly record?: string;
  readonly foxglove?: string;
}): WatchOptions {
  return { record: values.record ?? null, foxglove: foxgloveOf(values.foxglove) };
}

function foxgloveOf(text: string | undefined): WatchOptions["foxglove"] {
  if (text === undefined) return null;
  const [, host, digits] = /^(?:([^:/]+):)?(\d{1,5})$/.exec(text) ?? [];
  const port = Number(digits);
  if (digits === undefined || port > 65_535) {
    throw new UsageError(`--foxglove takes a port, or a host and a port as in 0.0.0.0:8765, not "${text}".`);
  }
  return { host: host ?? LOOPBACK, port };
}

/** Says what is recorded and who can watch, before it begins. */
export function noticesOf({ record, foxglove }: WatchOptions): readonly string[] {
  const notices: string[] = [];
  if (record !== null) {
    notices.push(
      `Recording to ${record}: faces, voices and words of everybody who comes. It is yours to keep safe and to delete.`,
    );
  }
  if (foxglove && foxglove.host !== LOOPBACK) {
    notices.push(
      `Whoever reaches ${foxglove.host}:${foxglove.port} sees and hears visitors; nobody is asked for a password.`,
    );
  }
  return notices;
}

/** Opens what was asked for beside the file, and says where. Throws a `Fault` `foxglove.port-in-use`. */
export async function openWatchers(
  { foxglove }: WatchOptions,
  robot: string,
  journal: Journal,
  opened: ReleaseStack,
  say: (line: string) => void,
): Promise<readonly TapeSink[]> {
  if (!foxglove) return [];
  const server = openFoxglove({ robot, ...foxglove, urdf: urdf(), journal });
  const url = await server.listen();
  opened.defer(() => server.close());
  say(`Foxglove:    ${url}`);
  return [server];
}
