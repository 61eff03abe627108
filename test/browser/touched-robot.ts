import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { stringify } from "yaml";
import type { z } from "zod";
import type { screenConfig } from "../../robot/dialogue/screen-config.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** `stella robot` as a process of its own, on a machine without camera and microphone: served by touch. */
export class TouchedRobot {
  readonly kioskUrl: string;
  /** The events of its journal so far, by name. */
  readonly journal: string[] = [];
  private readonly folder: string;
  private readonly hubUrl: string;
  private process: ChildProcess;

  private constructor({ folder, hubUrl }: { folder: string; hubUrl: string }, { process, url }: Served) {
    this.folder = folder;
    this.hubUrl = hubUrl;
    this.kioskUrl = url;
    this.process = process;
    this.listen();
  }

  /** Resolves when its kiosk page is served. */
  static async start(hubUrl: string, screen: z.input<typeof screenConfig> = {}): Promise<TouchedRobot> {
    const folder = await mkdtemp(join(tmpdir(), "stella-touched-"));
    await configure(folder, hubUrl, { port: 0, ...screen });
    return new TouchedRobot({ folder, hubUrl }, await served(folder));
  }

  /** As a power cut would; nothing is said to anybody. */
  async kill(): Promise<void> {
    this.process.kill("SIGKILL");
    if (this.process.exitCode === null && this.process.signalCode === null) await once(this.process, "exit");
  }

  /** Starts it again, at the same address and with the same data; what its journal told is forgotten. */
  async startAgain(screen: z.input<typeof screenConfig> = {}): Promise<void> {
    await configure(this.folder, this.hubUrl, { ...screen, port: Number(new URL(this.kioskUrl).port) });
    this.journal.length = 0;
    this.process = (await served(this.folder)).process;
    this.listen();
  }

  async stop(): Promise<void> {
    if (this.process.exitCode === null && this.process.signalCode === null) {
      this.process.kill("SIGINT");
      await once(this.process, "exit");
    }
    await rm(this.folder, { recursive: true });
  }

  private listen(): void {
    const { stderr } = this.process;
    if (!stderr) throw new Error("the robot's journal is not piped");
    createInterface({ input: stderr }).on("line", (line) => {
      const [, event] = /"event":"([^"]+)"/.exec(line) ?? [];
      if (event !== undefined) this.journal.push(event);
    });
  }
}

interface Served {
  readonly process: ChildProcess;
  readonly url: string;
}

function configure(folder: string, hubUrl: string, screen: z.input<typeof screenConfig>): Promise<void> {
  const config = { name: "Kiosk", dataDir: folder, hubUrl, screen };
  return writeFile(join(folder, "robot.yaml"), stringify(config));
}

async function served(folder: string): Promise<Served> {
  const args = [join(root, "launch/stella.mjs"), "robot", "--config", join(folder, "robot.yaml")];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  for await (const line of createInterface({ input: child.stdout })) {
    const [, url] = /^Kiosk page: (\S+)/.exec(line) ?? [];
    if (url === undefined) continue;
    child.stdout.resume();
    return { process: child, url };
  }
  throw new Error("the robot ended before it served its kiosk page");
}
