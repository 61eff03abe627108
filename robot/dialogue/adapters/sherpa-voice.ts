import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import type { Clock } from "../../kernel/clock.ts";
import { Fault, messageOf } from "../../kernel/fault.ts";
import type { Sound } from "../../kernel/frames.ts";

/** Where the files of a voice lie. */
export const voiceFiles = z.strictObject({
  model: z.string(),
  tokens: z.string(),
  /** eSpeak NG's data, which says how words are pronounced. */
  dataDir: z.string(),
});
export type VoiceFiles = z.infer<typeof voiceFiles>;

export interface Sentence {
  readonly text: string;
  /** 1 is the voice's own pace. */
  readonly speed: number;
  readonly speaker: number;
}
export type SpokenRequest = Sentence & { readonly id: number };
export type SpokenReply =
  | { readonly id: number; readonly sound: Sound }
  | { readonly id: number; readonly fault: { code: string; what: string; remedy: string } };

interface Waiting {
  readonly resolve: (sound: Sound) => void;
  readonly reject: (error: Fault) => void;
}

const PROGRAM = fileURLToPath(new URL("./sherpa-voice-program.ts", import.meta.url));
/** Long enough to load a large voice on a slow machine and say a long sentence. */
const TIMEOUT_MS = 30_000;

/** One voice of sherpa-onnx in a process of its own, which lives until it is closed or dies. */
export class SherpaVoice {
  private readonly files: VoiceFiles;
  private readonly clock: Clock;
  private readonly child: ChildProcess;
  private readonly ended: Promise<void>;
  private readonly waiting = new Map<number, Waiting>();
  private nextId = 0;
  private complaint = "";

  /** @throws Fault `voice.broken` when the machine has no process left */
  constructor(files: VoiceFiles, clock: Clock) {
    this.files = files;
    this.clock = clock;
    this.child = forked(files);
    this.child.stderr?.on("data", (chunk: Buffer) => {
      this.complaint = `${this.complaint}${chunk}`.slice(-500);
    });
    this.child.on("message", (reply) => this.settle(reply as SpokenReply));
    this.ended = new Promise((resolve) => {
      this.child.on("error", (cause) => {
        this.fail(cause.message);
        // One that never began does not end either.
        if (this.child.pid === undefined) resolve();
      });
      this.child.on("exit", (code, signal) => {
        this.fail(signal ? `it was ended by ${signal}` : `it ended with code ${code}`);
        resolve();
      });
    });
  }

  /** @throws Fault `sherpa.missing`, `voice.data-missing`, `voice.broken`; after the last the process is gone or going */
  speak(sentence: Sentence): Promise<Sound> {
    const id = this.nextId++;
    const spoken = new Promise<Sound>((resolve, reject) => this.waiting.set(id, { resolve, reject }));
    if (!this.child.connected) this.fail("it has ended");
    else this.child.send({ ...sentence, id } satisfies SpokenRequest);
    const answered = new AbortController();
    this.clock.sleep(TIMEOUT_MS, answered.signal).then(
      () => this.child.kill("SIGKILL"),
      () => {},
    );
    return this.clock.during(spoken.finally(() => answered.abort()));
  }

  async close(): Promise<void> {
    // It keeps nothing, and when it hangs in the library it hears no word.
    this.child.kill("SIGKILL");
    await this.ended;
  }

  private settle(reply: SpokenReply): void {
    const waiting = this.waiting.get(reply.id);
    this.waiting.delete(reply.id);
    if ("sound" in reply) waiting?.resolve(reply.sound);
    else waiting?.reject(new Fault(reply.fault));
  }

  private fail(how: string): void {
    const [last = ""] = this.complaint.trim().split("\n").slice(-1);
    // The library cites what it could not say, and that is a visitor's business.
    const why = last.trim().replace(/(['"]).*\1/g, "…");
    for (const { reject } of this.waiting.values()) reject(broken(this.files, how, why));
    this.waiting.clear();
  }
}

function forked(files: VoiceFiles): ChildProcess {
  try {
    return fork(PROGRAM, [JSON.stringify(files)], {
      execArgv: ["--import", import.meta.resolve("tsx")],
      serialization: "advanced",
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
  } catch (error) {
    throw broken(files, messageOf(error), "");
  }
}

function broken({ model }: VoiceFiles, how: string, why: string): Fault {
  return new Fault({
    code: "voice.broken",
    what: `The voice ${model} cannot speak: ${how}${why === "" ? "" : ` (${why})`}.`,
    remedy: "Look with `stella models` whether the voice is whole and one for sherpa-onnx.",
  });
}
