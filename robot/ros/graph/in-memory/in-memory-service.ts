import { Fault } from "../../../kernel/fault.ts";
import type { Journal } from "../../../kernel/journal.ts";
import type { Release } from "../ros-graph.ts";
import { survived } from "../survived.ts";

type Answer = (request: unknown) => unknown;

/** One service of an {@link InMemoryNetwork}: a question waits until somebody answers, or until who asked gives up. */
export class InMemoryService {
  private readonly name: string;
  private readonly type: string;
  private readonly journal: Journal;
  private answer: Answer | null = null;
  private readonly waiting = new Set<() => void>();

  constructor(name: string, type: string, journal: Journal) {
    this.name = name;
    this.type = type;
    this.journal = journal;
  }

  serve(answer: Answer): Release {
    this.answer = answer;
    for (const ask of [...this.waiting]) ask();
    return () => {
      if (this.answer === answer) this.answer = null;
    };
  }

  /** @throws Fault `ros.no-answer` */
  call(request: unknown, signal: AbortSignal): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(this.noAnswer());
      const sent = structuredClone(request);
      const onAbort = () => {
        this.waiting.delete(ask);
        reject(this.noAnswer());
      };
      const ask = () => {
        const answer = this.answer;
        if (!answer) return;
        this.waiting.delete(ask);
        // As over a network: nobody is asked before the caller has gone on.
        queueMicrotask(async () => {
          const given = await survived(
            this.journal,
            this.name,
            () => answer(sent),
            () => emptyAnswers[this.type] ?? {},
          );
          if (this.answer !== answer) return;
          signal.removeEventListener("abort", onAbort);
          resolve(structuredClone(given));
        });
      };
      signal.addEventListener("abort", onAbort, { once: true });
      this.waiting.add(ask);
      ask();
    });
  }

  private noAnswer(): Fault {
    return new Fault({
      code: "ros.no-answer",
      what: `Nobody answered the service ${this.name} (${this.type}).`,
      remedy: `\`ros2 service list -t\` shows which services are offered.`,
    });
  }
}

/** What a caller is told when the handler failed: the defaults of the type, as the real adapter knows them. */
const emptyAnswers: Readonly<Record<string, unknown>> = {
  "std_srvs/srv/Trigger": { success: false, message: "" },
  "std_srvs/srv/SetBool": { success: false, message: "" },
  "lifecycle_msgs/srv/ChangeState": { success: false },
  "lifecycle_msgs/srv/GetState": { current_state: { id: 0, label: "" } },
  "lifecycle_msgs/srv/GetAvailableStates": { available_states: [] },
  "lifecycle_msgs/srv/GetAvailableTransitions": { available_transitions: [] },
};
