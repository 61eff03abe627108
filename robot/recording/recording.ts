import { z } from "zod";
import type { Instant } from "../kernel/clock.ts";
import { Fault } from "../kernel/fault.ts";
import { type BodyOf, type ChannelName, channels } from "./channels.ts";
import type { Heading } from "./heading.ts";
import type { TapeMessage } from "./tape.ts";

/** One message as it is read back. */
export interface Recorded<Name extends ChannelName> {
  readonly at: Instant;
  readonly takenAt: Instant;
  readonly body: BodyOf<Name>;
}

export interface RecordingParts {
  /** What to call it in a message. */
  readonly place: string;
  readonly heading: Heading;
  readonly enclosures: ReadonlyMap<string, string>;
  /** In the order in which they were recorded. */
  readonly messages: readonly TapeMessage[];
  /** How the file ends, when it does not end as it should. */
  readonly damage: string | null;
}

/** A visit that was recorded, in memory. */
export class Recording {
  readonly place: string;
  readonly heading: Heading;
  readonly messages: readonly TapeMessage[];
  readonly damage: string | null;
  private readonly enclosures: ReadonlyMap<string, string>;

  constructor(parts: RecordingParts) {
    this.place = parts.place;
    this.heading = parts.heading;
    this.messages = parts.messages;
    this.damage = parts.damage;
    this.enclosures = parts.enclosures;
  }

  /** When its last message was recorded. */
  get endsAt(): Instant {
    return this.messages.at(-1)?.at ?? (this.heading.startedAtMs as Instant);
  }

  /** Every message of a channel, in order. Throws a `Fault` `recording.foreign` for a body of another shape. */
  of<Name extends ChannelName>(channel: Name): readonly Recorded<Name>[] {
    return this.messages.flatMap((message) =>
      message.channel === channel ? [this.read(message, channel)] : [],
    );
  }

  /** One message; `channel` is its channel. */
  read<Name extends ChannelName>({ at, takenAt, json }: TapeMessage, channel: Name): Recorded<Name> {
    const parsed = (channels[channel].schema as z.ZodType).safeParse(bodyOf(json));
    if (!parsed.success) throw foreign(this.place, channels[channel].topic, parsed.error);
    // The schema of this very channel has just said so.
    return { at, takenAt, body: parsed.data as BodyOf<Name> };
  }

  /** Throws a `Fault` `recording.incomplete` when there is none of this name. */
  enclosure(name: string): string {
    const text = this.enclosures.get(name);
    if (text !== undefined) return text;
    throw new Fault({
      code: "recording.incomplete",
      what: `The recording ${this.place} has no attachment "${name}".`,
      remedy: "Replay what this robot has recorded itself, not a part that was cut out of it.",
    });
  }

  has(name: string): boolean {
    return this.enclosures.has(name);
  }
}

const decoder = new TextDecoder();

function bodyOf(json: Uint8Array): unknown {
  try {
    return JSON.parse(decoder.decode(json));
  } catch {
    return undefined;
  }
}

function foreign(place: string, topic: string, error: z.ZodError): Fault {
  return new Fault({
    code: "recording.foreign",
    what: `The recording ${place} has a message on ${topic} that cannot be read: ${z.prettifyError(error)}.`,
    remedy: "Replay it with the version of the software that recorded it.",
  });
}
