import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { stringify } from "yaml";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** `stella robot` as a process of its own, on a machine without camera and microphone: served by touch. */
export class TouchedRobot {
  readonly kioskUrl: string;
  private readonly process: ChildProcess;
  private readonly folder: string;

  private constructor(process: ChildProcess, folder: string, kioskUrl: string) {
    this.process = process;
    this.folder = folder;
    this.kioskUrl = kioskUrl;
  }

  /** Resolves when its kiosk page is served. */
  static async start(hubUrl: string): Promise<TouchedRobot> {
    const folder = await mkdtemp(join(tmpdir(), "stella-touched-"));
    const config = join(folder, "robot.yaml");
    await writeFile(config, stringify({ name: "Kiosk", dataDir: folder, hubUrl, screen: { port: 0 } }));
    const child = spawn(process.execPath, [join(root, "launch/stella.mjs"), "robot", "--config", config], {
      cwd: root,
      stdio: ["ignore", "pipe", "ignore"],
    });
    for await (const line of createInterface({ input: child.stdout })) {
      const [, url] = /^Kiosk page: (\S+)/.exec(line) ?? [];
      if (url === undefined) continue;
      child.stdout.resume();
      return new TouchedRobot(child, folder, url);
    }
    throw new Error("the robot ended before it served its kiosk page");
  }

  async stop(): Promise<void> {
    if (this.process.exitCode === null) {
      this.process.kill("SIGINT");
      await once(this.process, "exit");
    }
    await rm(this.folder, { recursive: true });
  }
}
