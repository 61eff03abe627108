import type { Qos } from "../qos.ts";
import type { Release } from "../ros-graph.ts";

interface Reader {
  readonly qos: Qos;
  readonly deliver: (message: unknown) => void;
}

interface Writer {
  readonly qos: Qos;
  /** The last `depth` messages of a transient-local writer, oldest first; of another, none. */
  history: unknown[];
}

/** One topic of an {@link InMemoryNetwork}: who writes on it, who reads it, and what late readers are given. */
export class InMemoryTopic {
  private readonly writers = new Set<Writer>();
  private readonly readers = new Set<Reader>();

  get writerCount(): number {
    return this.writers.size;
  }

  openWriter(qos: Qos): { publish(message: unknown): void; readers(): number; close: Release } {
    const writer: Writer = { qos, history: [] };
    this.writers.add(writer);
    const matching = () => [...this.readers].filter((reader) => reaches(qos, reader.qos));
    return {
      publish: (message) => {
        // Cloned twice: what the sender changes afterwards changes nothing, and no two readers share a buffer.
        const sent = structuredClone(message);
        if (qos.durability === "transient-local")
          writer.history = [...writer.history, sent].slice(-qos.depth);
        for (const reader of matching()) this.deliver(reader, sent);
      },
      readers: () => matching().length,
      close: () => {
        this.writers.delete(writer);
      },
    };
  }

  openReader(qos: Qos, deliver: (message: unknown) => void): Release {
    const reader: Reader = { qos, deliver };
    this.readers.add(reader);
    if (qos.durability === "transient-local") {
      for (const writer of this.writers) {
        if (!reaches(writer.qos, qos)) continue;
        for (const message of writer.history.slice(-qos.depth)) this.deliver(reader, message);
      }
    }
    return () => {
      this.readers.delete(reader);
    };
  }

  /** Never inside `publish`: over a network the sender has always gone on by then. */
  private deliver(reader: Reader, message: unknown): void {
    queueMicrotask(() => {
      if (this.readers.has(reader)) reader.deliver(structuredClone(message));
    });
  }
}

/** DDS's rule: a writer must offer at least what the reader asks for. */
function reaches(offered: Qos, asked: Qos): boolean {
  const reliable = offered.reliability === "reliable" || asked.reliability === "best-effort";
  const durable = offered.durability === "transient-local" || asked.durability === "volatile";
  return reliable && durable;
}
