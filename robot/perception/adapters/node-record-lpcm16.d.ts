/** The part of node-record-lpcm16 1.0 that we use; the package has no types of its own. */
declare module "node-record-lpcm16" {
  import type { ChildProcess } from "node:child_process";
  import type { Readable } from "node:stream";

  interface Recording {
    /** The recorder; its `error` event is left to us. */
    readonly process: ChildProcess;
    stop(): void;
    stream(): Readable;
  }

  function record(options: {
    sampleRate: number;
    channels: number;
    audioType: "raw" | "wav";
    recorder: "sox" | "arecord";
    device?: string;
  }): Recording;

  const api: { readonly record: typeof record };
  // It is CommonJS, and Node sees no names in it.
  export = api;
}
