import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { type Remote, remote } from "./peer-script.ts";
import { privateNetwork } from "./private-network.ts";

/*
 * A second process that holds a node of its own on the real graph and plays a script there:
 *
 *   // lamp.ts:  export function lamp(graph: RosGraph, clock: Clock) { return { light(on: boolean) { … } }; }
 *   const peer = await PeerProcess.start<ReturnType<typeof lamp>>("lamp", new URL("./lamp.ts", import.meta.url), "lamp");
 *   await peer.asks.light(true);      // runs there; arguments and results are copied, typed arrays and bigints too
 *   await peer.close();               // or peer.kill(), as a crash would
 */
export class PeerProcess<Acts extends object> {
  /** The script's methods, each of them a promise. Rejects with what the method threw there, as an Error. */
  readonly asks: Remote<Acts>;
  private readonly child: ChildProcess;
  private readonly waiting = new Map<number, (answer: Answer) => void>();
  private asked = 0;

  private constructor(child: ChildProcess) {
    this.child = child;
    this.asks = remote<Acts>((name, given) => this.ask(name, given));
    child.on("message", (answer: Answer) => this.waiting.get(answer.number)?.(answer));
    child.on("exit", (code, signal) => {
      const error = `the peer process ended (${signal ?? code})`;
      for (const [number, answered] of this.waiting) answered({ number, error });
    });
  }

  /** @param exported the script's name in its module; its process is ready when this resolves */
  static async start<Acts extends object>(
    nodeName: string,
    module: URL,
    exported: string,
  ): Promise<PeerProcess<Acts>> {
    const entry = fileURLToPath(new URL("peer-entry.mjs", import.meta.url));
    const child = fork(entry, [nodeName, module.href, exported], {
      serialization: "advanced",
      env: { ...process.env, ...privateNetwork() },
      // Not vitest's own: the child loads TypeScript by itself.
      execArgv: [],
    });
    const peer = new PeerProcess<Acts>(child);
    await peer.ask("ready", []);
    return peer;
  }

  /** Ends it without a chance to say goodbye. */
  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exit = once(this.child, "exit");
    this.child.kill("SIGKILL");
    await exit;
  }

  /** Leaves the network and ends. */
  async close(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exit = once(this.child, "exit");
    this.child.disconnect();
    await exit;
  }

  private ask(name: string, given: readonly unknown[]): Promise<unknown> {
    const number = this.asked++;
    return new Promise((resolve, reject) => {
      this.waiting.set(number, (answer) => {
        this.waiting.delete(number);
        if ("error" in answer) reject(new Error(answer.error));
        else resolve(answer.result);
      });
      this.child.send({ number, name, given });
    });
  }
}

/** What comes back for each question. */
type Answer =
  | { readonly number: number; readonly result: unknown }
  | { readonly number: number; readonly error: string };
