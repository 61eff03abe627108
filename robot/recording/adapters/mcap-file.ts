import { closeSync, fsyncSync, ftruncateSync, openSync, writeSync } from "node:fs";
import { McapWriter } from "@mcap/core";
import { Fault, messageOf } from "../../kernel/fault.ts";
import { type ChannelName, channelNames, channels, schemaTextOf } from "../channels.ts";
import type { Enclosure, Heading } from "../heading.ts";
import { logTimeOf } from "../log-time.ts";
import type { TapeMessage, TapeSink } from "../tape.ts";

/** Two to three seconds: that much a crash may cost. */
const CHUNK_BYTES = 512 * 1024;
/** What may wait to be written. A disk that is slower than this for long ends the recording. */
const UNWRITTEN_BYTES = 64 * 1024 * 1024;
/** What is told of a message beside its body, and its place in the index. */
const ENVELOPE_BYTES = 47;

export interface McapFileOptions {
  /** Ends the recording, not the visit. */
  readonly limitBytes: number;
  readonly limitMs: number;
  /** Once, when the recording ended before it was closed. */
  readonly onStopped: (fault: Fault) => void;
}

/** A recording under way. */
export interface McapFile extends TapeSink {
  /** Writes what is left, with index and summary. Never throws: what went wrong was told to `onStopped`. */
  close(): Promise<void>;
}

const encoder = new TextEncoder();

/**
 * Begins a recording that only its owner can read. Throws a `Fault` `recording.unwritable`. A file that is there
 * already is overwritten.
 */
export async function createMcapFile(
  path: string,
  heading: Heading,
  enclosures: readonly Enclosure[],
  options: McapFileOptions,
): Promise<McapFile> {
  let descriptor: number;
  try {
    descriptor = openSync(path, "w", 0o600);
  } catch (cause) {
    throw unwritable(path, cause);
  }
  const file = new OpenMcapFile(path, descriptor, heading, options);
  try {
    await file.begin(enclosures);
  } catch (cause) {
    closeSync(descriptor);
    throw unwritable(path, cause);
  }
  return file;
}

class OpenMcapFile implements McapFile {
  private readonly path: string;
  private readonly descriptor: number;
  private readonly heading: Heading;
  private readonly options: McapFileOptions;
  private readonly writer: McapWriter;
  private readonly ids = new Map<ChannelName, number>();
  private work: Promise<void> = Promise.resolve();
  private unwrittenBytes = 0;
  private takenBytes = 0;
  private position = 0;
  private sequence = 0;
  /** Nothing more is taken. */
  private stopped = false;
  /** The disk refused something. */
  private broken = false;
  private closed = false;

  constructor(path: string, descriptor: number, heading: Heading, options: McapFileOptions) {
    this.path = path;
    this.descriptor = descriptor;
    this.heading = heading;
    this.options = options;
    this.writer = new McapWriter({
      chunkSize: CHUNK_BYTES,
      writable: {
        // Half a megabyte at a time, into the system's memory: shorter than a turn of the loop is noticed.
        write: async (bytes) => this.append(bytes),
        position: () => BigInt(this.position),
      },
    });
  }

  async begin(enclosures: readonly Enclosure[]): Promise<void> {
    const { writer, heading } = this;
    await writer.start({ profile: "", library: "stella" });
    await writer.addMetadata({
      name: "stella",
      metadata: new Map(Object.entries(heading).map(([name, value]) => [name, JSON.stringify(value)])),
    });
    for (const { name, mediaType, text } of enclosures) {
      const time = BigInt(Math.round(heading.startedWallMs)) * 1_000_000n;
      const logTime = BigInt(Math.round(heading.startedAtMs * 1e6));
      await writer.addAttachment({
        name,
        mediaType,
        logTime,
        createTime: time,
        data: encoder.encode(text),
      });
    }
    for (const name of channelNames) {
      const { topic, schemaName } = channels[name];
      const schemaId = await writer.registerSchema({
        name: schemaName,
        encoding: "jsonschema",
        data: encoder.encode(schemaTextOf(name)),
      });
      const metadata = new Map([["about", channels[name].about]]);
      this.ids.set(
        name,
        await writer.registerChannel({ schemaId, topic, messageEncoding: "json", metadata }),
      );
    }
  }

  wants(): boolean {
    return !this.stopped && !this.closed;
  }

  take(message: TapeMessage): void {
    if (!this.wants()) return;
    const bytes = message.json.length + ENVELOPE_BYTES;
    const { limitBytes, limitMs } = this.options;
    this.takenBytes += bytes;
    this.unwrittenBytes += bytes;
    if (this.takenBytes > limitBytes || message.at - this.heading.startedAtMs > limitMs) {
      this.stop(limitReached(this.path));
      return;
    }
    if (this.unwrittenBytes > UNWRITTEN_BYTES) {
      this.stop(tooSlow(this.path));
      return;
    }
    // One after another: the writer must not be called before it has finished.
    this.work = this.work.then(() => this.add(message, bytes));
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    await this.work;
    try {
      // After a write that failed nobody knows what the writer holds: the file ends with its last whole record.
      if (this.broken) ftruncateSync(this.descriptor, this.position);
      else await this.writer.end();
      fsyncSync(this.descriptor);
    } catch (cause) {
      this.stop(failed(this.path, cause));
    } finally {
      this.stopped = true;
      closeSync(this.descriptor);
    }
  }

  private async add({ channel, at, takenAt, json }: TapeMessage, bytes: number): Promise<void> {
    this.unwrittenBytes -= bytes;
    if (this.broken) return;
    try {
      await this.writer.addMessage({
        channelId: this.ids.get(channel) ?? 0,
        sequence: ++this.sequence,
        logTime: logTimeOf(at),
        publishTime: logTimeOf(takenAt),
        data: json,
      });
    } catch (cause) {
      this.broken = true;
      this.stop(failed(this.path, cause));
    }
  }

  private append(bytes: Uint8Array): void {
    for (let done = 0; done < bytes.length; ) {
      done += writeSync(this.descriptor, bytes, done, bytes.length - done, this.position + done);
    }
    this.position += bytes.length;
  }

  private stop(fault: Fault): void {
    if (this.stopped) return;
    this.stopped = true;
    this.options.onStopped(fault);
  }
}

function unwritable(path: string, cause: unknown): Fault {
  return new Fault({
    code: "recording.unwritable",
    what: `The recording ${path} cannot be written (${messageOf(cause)}).`,
    remedy: "Name a file in a folder that exists, on a disk with room.",
    cause,
  });
}

function failed(path: string, cause: unknown): Fault {
  return new Fault({
    code: "recording.failed",
    what: `The recording ${path} ends early (${messageOf(cause)}).`,
    remedy: "Make room on the disk; what was recorded before can be replayed.",
    cause,
  });
}

function limitReached(path: string): Fault {
  return new Fault({
    code: "recording.limit",
    what: `The recording ${path} is as long as it may be.`,
    remedy: "Raise recording.megabytes or recording.minutes.",
  });
}

function tooSlow(path: string): Fault {
  return new Fault({
    code: "recording.too-slow",
    what: `The disk of ${path} is slower than what is to be recorded.`,
    remedy: "Record to another disk.",
  });
}
