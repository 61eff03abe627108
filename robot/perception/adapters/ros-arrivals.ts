import type { BoundedQueue } from "../../kernel/bounded-queue.ts";
import { type Clock, type Stamp, stampOf } from "../../kernel/clock.ts";
import { isAbort } from "../../kernel/fault.ts";
import type { RosGraph, Topic } from "../../ros/graph/ros-graph.ts";

/** One message of a topic. */
export interface Arrival<Message> {
  readonly message: Message;
  readonly arrived: Stamp;
  /** Counts what arrived since the iteration began, so that a gap shows what was dropped. */
  readonly index: number;
}

export interface ArrivalsParts<Message> {
  readonly graph: RosGraph;
  readonly topic: Topic<Message>;
  readonly clock: Clock;
  /** A topic without a message for this long has fallen silent. */
  readonly silentMs: number;
  /** Where messages wait while one is worked on. */
  readonly queue: BoundedQueue<Arrival<Message>>;
}

/**
 * The messages of a topic. It is subscribed while somebody iterates, and no longer: a robot that does not look
 * causes no traffic. Ends when the signal is aborted, the queue is closed, or the topic has fallen silent, which it
 * returns.
 */
export async function* arrivalsOf<Message>(
  { graph, topic, clock, silentMs, queue }: ArrivalsParts<Message>,
  signal: AbortSignal,
): AsyncGenerator<Arrival<Message>, "silent" | "ended"> {
  if (signal.aborted) return "ended";
  let lastAt = clock.now();
  let count = 0;
  let silent = false;
  const unsubscribe = graph.subscribe(topic, (message) => {
    const arrived = stampOf(clock);
    lastAt = arrived.at;
    queue.offer({ message, arrived, index: count++ });
  });
  const left = new AbortController();
  const end = AbortSignal.any([signal, left.signal]);
  const watching = (async () => {
    for (;;) {
      const quietMs = clock.now() - lastAt;
      silent = quietMs >= silentMs;
      if (silent) break;
      await clock.sleep(silentMs - quietMs, end);
    }
  })()
    .catch((error: unknown) => {
      if (!isAbort(error, end)) throw error;
    })
    .finally(() => queue.close());
  try {
    for await (const arrival of queue) {
      if (signal.aborted) break;
      yield arrival;
    }
  } finally {
    left.abort(new Error("nobody iterates any more"));
    unsubscribe();
    await watching;
  }
  return silent && !signal.aborted ? "silent" : "ended";
}

/** What to try when nothing comes from a topic, from what the graph knows about it. */
export function silenceRemedy(graph: RosGraph, topic: Topic<unknown>, source: string): string {
  const publishers = graph.publishersOf(topic);
  if (publishers === 0) {
    return `Nobody publishes on it: start ${source}, or remap the topic to where it publishes (\`ros2 topic list -t\`).`;
  }
  const { reliability } = topic.qos;
  const strict = reliability === "reliable" ? " and reliable" : "";
  return `${publishers} publish on it: see with \`ros2 topic info -v\` that theirs is a ${topic.type}${strict}, and with \`ros2 topic hz\` that they send.`;
}
