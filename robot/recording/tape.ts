import type { Clock, Instant } from "../kernel/clock.ts";
import type { BodyOf, ChannelName } from "./channels.ts";

/** Where everything goes that is to be kept or watched. It never blocks and never fails: the robot comes first. */
export interface Tape {
  /** What is costly to make is made only for who wants it. */
  wants(channel: ChannelName): boolean;
  /** @param takenAt when it was true, where that is earlier than now */
  write<Name extends ChannelName>(channel: Name, body: BodyOf<Name>, takenAt?: Instant): void;
}

export interface TapeMessage {
  readonly channel: ChannelName;
  /** When the robot had it. */
  readonly at: Instant;
  /** When it was true: a picture is taken before it arrives. */
  readonly takenAt: Instant;
  /** The body as JSON in UTF-8. */
  readonly json: Uint8Array;
}

/** A file, or somebody who watches. */
export interface TapeSink {
  wants(channel: ChannelName): boolean;
  take(message: TapeMessage): void;
}

const encoder = new TextEncoder();

/** Stamps what is written with the robot's clock, and writes it once for all who want it. */
export function tapeTo(clock: Clock, sinks: readonly TapeSink[]): Tape {
  return {
    wants: (channel) => sinks.some((sink) => sink.wants(channel)),
    write: (channel, body, takenAt) => {
      const at = clock.now();
      let message: TapeMessage | null = null;
      for (const sink of sinks) {
        if (!sink.wants(channel)) continue;
        message ??= { channel, at, takenAt: takenAt ?? at, json: encoder.encode(JSON.stringify(body)) };
        sink.take(message);
      }
    },
  };
}
