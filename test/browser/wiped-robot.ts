import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { constants, createWriteStream, type WriteStream } from "node:fs";
import { chmod, mkdir, mkdtemp, open, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { WebSocket } from "ws";
import { stringify } from "yaml";

const root = fileURLToPath(new URL("../..", import.meta.url));
const TENTH_OF_A_SECOND = 1_600;

/**
 * `stella robot` as a process of its own, with a microphone and a camera that a test feeds: in the places of `sox` and
 * `ffmpeg` stand programs that pass on what comes through a pipe. Its memory can be looked at.
 */
export class WipedRobot {
  readonly kioskUrl: string;
  private readonly process: ChildProcess;
  private readonly folder: string;
  private readonly inspectorUrl: string;
  private readonly feeds: readonly Feed[];
  private readonly feeding: ReturnType<typeof setInterval>;
  private readonly toSay: Int16Array[] = [];
  private picture: Buffer;

  private constructor(
    process: ChildProcess,
    folder: string,
    urls: { readonly kiosk: string; readonly inspector: string },
    emptyRoom: Buffer,
  ) {
    this.process = process;
    this.folder = folder;
    this.kioskUrl = urls.kiosk;
    this.inspectorUrl = urls.inspector;
    this.picture = emptyRoom;
    const microphone = new Feed(join(folder, "microphone"));
    const camera = new Feed(join(folder, "camera"));
    this.feeds = [microphone, camera];
    let ticks = 0;
    this.feeding = setInterval(() => {
      microphone.offer(() => this.nextSound());
      if (ticks++ % 2 === 0) camera.offer(() => this.picture);
    }, 100);
  }

  /** @param emptyRoom what the camera sees at first, as PPM, 640 × 480 */
  static async start(emptyRoom: Buffer): Promise<WipedRobot> {
    const folder = await mkdtemp(join(tmpdir(), "stella-wiped-"));
    const programs = join(folder, "programs");
    await mkdir(programs);
    for (const [name, pipe] of [
      ["sox", "microphone"],
      ["ffmpeg", "camera"],
    ] as const) {
      execFileSync("mkfifo", [join(folder, pipe)]);
      await writeFile(join(programs, name), `#!/bin/sh\nexec cat ${join(folder, pipe)}\n`);
      await chmod(join(programs, name), 0o755);
    }
    const config = join(folder, "robot.yaml");
    await writeFile(
      config,
      stringify({
        name: "Kiosk",
        dataDir: join(folder, "data"),
        hubUrl: "ws://127.0.0.1:9",
        screen: { port: 0 },
        sight: { camera: { device: "/dev/null" } },
        dialogue: { conversation: { silenceMs: 10_000, farewellPauseMs: 1_500 } },
      }),
    );
    const child = spawn(
      process.execPath,
      ["--inspect=127.0.0.1:0", join(root, "launch/stella.mjs"), "robot", "--config", config],
      {
        cwd: root,
        stdio: ["ignore", "pipe", "pipe"],
        env: { ...process.env, PATH: `${programs}:${process.env.PATH}` },
      },
    );
    const [kiosk, inspector] = await Promise.all([
      firstMatch(child.stdout, /^Kiosk page: (\S+)/),
      firstMatch(child.stderr, /Debugger listening on (ws:\S+)/),
    ]);
    return new WipedRobot(child, folder, { kiosk, inspector }, emptyRoom);
  }

  hears(samples: Int16Array): void {
    this.toSay.push(samples);
  }

  sees(picture: Buffer): void {
    this.picture = picture;
  }

  /** Everything that is alive in the robot's memory, as V8 writes it, after a full collection. */
  async memory(): Promise<string> {
    return heapOf(this.inspectorUrl);
  }

  /** What stands in each file of its data folder, by name. */
  async files(): Promise<ReadonlyMap<string, string>> {
    const data = join(this.folder, "data");
    const entries = await readdir(data, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    return new Map(
      await Promise.all(
        files.map(
          async (each) => [each.name, await readFile(join(each.parentPath, each.name), "latin1")] as const,
        ),
      ),
    );
  }

  async stop(): Promise<void> {
    clearInterval(this.feeding);
    if (this.process.exitCode === null) {
      this.process.kill("SIGINT");
      await once(this.process, "exit");
    }
    for (const feed of this.feeds) await feed.close();
    await rm(this.folder, { recursive: true });
  }

  private nextSound(): Buffer {
    const speech = this.toSay[0];
    if (!speech) return silence();
    if (speech.length <= TENTH_OF_A_SECOND) this.toSay.shift();
    else this.toSay[0] = speech.subarray(TENTH_OF_A_SECOND);
    const piece = speech.subarray(0, TENTH_OF_A_SECOND);
    return Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
  }
}

/** A named pipe to a program that may end and begin again: a robot opens a lost device anew. */
class Feed {
  private readonly path: string;
  private stream: WriteStream;
  private isClosed = false;

  constructor(path: string) {
    this.path = path;
    this.stream = this.open();
  }

  /** Nothing is kept for a program that does not read. */
  offer(next: () => Buffer): void {
    if (!this.stream.writableNeedDrain) this.stream.write(next());
  }

  async close(): Promise<void> {
    this.isClosed = true;
    this.stream.destroy();
    // An opening that still waits for a reader is let go by one.
    const reader = await open(this.path, constants.O_RDONLY | constants.O_NONBLOCK);
    await reader.close();
  }

  private open(): WriteStream {
    return createWriteStream(this.path).on("error", () => {
      if (!this.isClosed) this.stream = this.open();
    });
  }
}

/** Digital silence is no room: a little noise, always the same. */
function silence(): Buffer {
  const samples = Int16Array.from({ length: TENTH_OF_A_SECOND }, (_, at) => ((at * 7919) % 31) - 15);
  return Buffer.from(samples.buffer);
}

async function firstMatch(stream: NodeJS.ReadableStream | null, pattern: RegExp): Promise<string> {
  if (!stream) throw new Error("the robot has no such stream");
  return new Promise((resolve, reject) => {
    const lines = createInterface({ input: stream });
    lines.on("line", (line) => {
      const [, found] = pattern.exec(line) ?? [];
      // The stream is read on: a full pipe would hold the robot up.
      if (found !== undefined) resolve(found);
    });
    lines.on("close", () => reject(new Error(`the robot ended before it said ${pattern}`)));
  });
}

/** Over Chrome's protocol, which Node speaks too. */
async function heapOf(inspectorUrl: string): Promise<string> {
  const socket = new WebSocket(inspectorUrl, { maxPayload: 0 });
  await once(socket, "open");
  const chunks: string[] = [];
  const done = new Promise<void>((resolve) => {
    socket.on("message", (data) => {
      const message: unknown = JSON.parse(String(data));
      if (isChunk(message)) chunks.push(message.params.chunk);
      else if (isAnswer(message, 2)) resolve();
    });
  });
  socket.send(JSON.stringify({ id: 1, method: "HeapProfiler.enable" }));
  socket.send(JSON.stringify({ id: 2, method: "HeapProfiler.takeHeapSnapshot" }));
  await done;
  socket.close();
  return chunks.join("");
}

function isChunk(message: unknown): message is { params: { chunk: string } } {
  return (
    typeof message === "object" &&
    message !== null &&
    "method" in message &&
    message.method === "HeapProfiler.addHeapSnapshotChunk"
  );
}

function isAnswer(message: unknown, id: number): boolean {
  return typeof message === "object" && message !== null && "id" in message && message.id === id;
}
