import { closeSync, openSync, readSync } from "node:fs";
import { McapStreamReader, type McapTypes } from "@mcap/core";
import { z } from "zod";
import { Fault, messageOf } from "../../kernel/fault.ts";
import { type ChannelName, channelOfTopic } from "../channels.ts";
import { type Heading, heading, RECORDING_VERSION } from "../heading.ts";
import { instantOf } from "../log-time.ts";
import { Recording } from "../recording.ts";
import type { TapeMessage } from "../tape.ts";

const BLOCK_BYTES = 1024 * 1024;
const MAGIC = Uint8Array.from([0x89, 0x4d, 0x43, 0x41, 0x50, 0x30, 0x0d, 0x0a]);

/**
 * Reads a recording into memory. One that was cut off or is damaged is read as far as it is whole, and says so in
 * `damage`. Throws a `Fault` `recording.missing`, `recording.not-mcap`, `recording.not-ours`, `recording.version`.
 */
export function readMcapRecording(path: string): Recording {
  const found = new Found();
  const { damage, begins } = readRecords(path, (record) => found.take(record));
  if (!begins) throw notMcap(path);
  return new Recording({
    place: path,
    heading: headingOf(found.metadata, path),
    enclosures: found.enclosures,
    messages: found.messages,
    damage,
  });
}

class Found {
  readonly messages: TapeMessage[] = [];
  readonly enclosures = new Map<string, string>();
  metadata: ReadonlyMap<string, string> | null = null;
  private readonly channels = new Map<number, ChannelName | null>();

  take(record: McapTypes.TypedMcapRecord): void {
    switch (record.type) {
      case "Metadata":
        if (record.name === "stella") this.metadata = record.metadata;
        return;
      case "Attachment":
        this.enclosures.set(record.name, new TextDecoder().decode(record.data));
        return;
      case "Channel":
        this.channels.set(record.id, channelOfTopic(record.topic));
        return;
      case "Message": {
        const channel = this.channels.get(record.channelId);
        if (!channel) return;
        this.messages.push({
          channel,
          at: instantOf(record.logTime),
          takenAt: instantOf(record.publishTime),
          // A copy: the record's own bytes are a window on the whole chunk, or on a buffer that is used again.
          json: record.data.slice(),
        });
        return;
      }
      default:
        return;
    }
  }
}

/** Every whole record, in the file's order. `begins`: the file begins as an MCAP file does. */
function readRecords(
  path: string,
  take: (record: McapTypes.TypedMcapRecord) => void,
): { readonly damage: string | null; readonly begins: boolean } {
  const descriptor = open(path);
  const reader = new McapStreamReader({ validateCrcs: true });
  const block = new Uint8Array(BLOCK_BYTES);
  let readBytes = 0;
  let wholeBytes = 0;
  let begins = false;
  try {
    for (;;) {
      const length = readSync(descriptor, block, 0, block.length, readBytes);
      if (readBytes === 0) begins = length >= MAGIC.length && MAGIC.every((byte, at) => byte === block[at]);
      if (!begins) return { damage: null, begins };
      if (length === 0) break;
      readBytes += length;
      reader.append(block.slice(0, length));
      for (let record = reader.nextRecord(); record; record = reader.nextRecord()) {
        take(record);
        wholeBytes = readBytes - reader.bytesRemaining();
      }
      if (reader.done()) return { damage: null, begins };
    }
  } catch (error) {
    return {
      damage: `It is damaged after byte ${wholeBytes} (${messageOf(error)}); what comes after that is left out.`,
      begins,
    };
  } finally {
    closeSync(descriptor);
  }
  return {
    damage: `It was cut off: it is whole up to byte ${wholeBytes} of ${readBytes}, and has no end. What was recorded last is missing.`,
    begins,
  };
}

function open(path: string): number {
  try {
    return openSync(path, "r");
  } catch (cause) {
    throw new Fault({
      code: "recording.missing",
      what: `The recording ${path} cannot be opened (${messageOf(cause)}).`,
      remedy: "Check its name and its permissions; only whoever recorded it may read it.",
      cause,
    });
  }
}

function headingOf(metadata: ReadonlyMap<string, string> | null, path: string): Heading {
  if (!metadata) throw notOurs(path, "it does not say which robot recorded it");
  const told = Object.fromEntries([...metadata].map(([name, value]) => [name, fromJson(value)]));
  const version = z.object({ recordingVersion: z.int() }).safeParse(told);
  if (version.success && version.data.recordingVersion !== RECORDING_VERSION) {
    throw new Fault({
      code: "recording.version",
      what: `The recording ${path} is of version ${version.data.recordingVersion}; this software reads version ${RECORDING_VERSION}.`,
      remedy: "Replay it with the software that recorded it; its version stands in the file's metadata.",
    });
  }
  const parsed = heading.safeParse(told);
  if (!parsed.success) throw notOurs(path, z.prettifyError(parsed.error));
  return parsed.data;
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function notMcap(path: string): Fault {
  return new Fault({
    code: "recording.not-mcap",
    what: `${path} is no MCAP file.`,
    remedy: "Name a file that was made with --record.",
  });
}

function notOurs(path: string, why: string): Fault {
  return new Fault({
    code: "recording.not-ours",
    what: `${path} is an MCAP file, but no recording of this robot: ${why}.`,
    remedy: "Name a file that was made with --record; Foxglove opens the others.",
  });
}
