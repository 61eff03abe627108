import { Fault, messageOf } from "../../kernel/fault.ts";
import type { WakeWordRules } from "../hearing/hearing-config.ts";
import type { WakeWord } from "../hearing/wake-word.ts";

/** What we use of Porcupine's class. */
interface PorcupineEngine {
  readonly frameLength: number;
  process(frame: Int16Array): number;
  release(): void;
}

/**
 * Picovoice Porcupine. Needs an access key, and the internet once to activate it. About a millisecond of work per
 * 32 ms, so it stays in this thread.
 *
 * `open` throws a `Fault` `wake-word.no-key` or `wake-word.rejected`.
 */
export class PorcupineWakeWord implements WakeWord {
  private readonly rules: WakeWordRules;
  private engine: PorcupineEngine | null = null;
  private pending: number[] = [];
  readonly likeness = null;

  constructor(rules: WakeWordRules) {
    this.rules = rules;
  }

  async open(): Promise<void> {
    const { porcupineAccessKey: key, porcupineKeyword, sensitivity } = this.rules;
    if (key === "") {
      throw new Fault({
        code: "wake-word.no-key",
        what: "The wake word engine Porcupine has no access key (hearing.wakeWord.porcupineAccessKey is empty).",
        remedy:
          "Get a key at https://console.picovoice.ai and set it, or set hearing.wakeWord.engine to auto.",
      });
    }
    // On demand: the package loads its native library when it is imported.
    const { Porcupine, BuiltinKeyword } = await import("@picovoice/porcupine-node");
    const builtIn = Object.values(BuiltinKeyword).find((keyword) => keyword === porcupineKeyword);
    try {
      this.engine = new Porcupine(key, [builtIn ?? porcupineKeyword], [sensitivity]);
    } catch (cause) {
      throw new Fault({
        code: "wake-word.rejected",
        what: `Porcupine does not start with the keyword "${porcupineKeyword}" (${messageOf(cause)}).`,
        remedy:
          "Check the access key, the path of the .ppn file and, for the first start, the internet connection.",
        cause,
      });
    }
  }

  async hear(samples: Int16Array): Promise<number | null> {
    if (!this.engine) throw new Error("the wake word was asked before it was opened");
    this.pending.push(...samples);
    let spotted = false;
    while (this.pending.length >= this.engine.frameLength) {
      const frame = Int16Array.from(this.pending.splice(0, this.engine.frameLength));
      spotted = this.engine.process(frame) >= 0 || spotted;
    }
    // Porcupine decides by its sensitivity and gives no score.
    return spotted ? 1 : null;
  }

  async reset(): Promise<void> {
    this.pending = [];
  }

  async close(): Promise<void> {
    this.engine?.release();
    this.engine = null;
  }
}
