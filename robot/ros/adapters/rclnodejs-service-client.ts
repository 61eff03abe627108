import type { Clock } from "../../kernel/clock.ts";
import { Fault } from "../../kernel/fault.ts";
import { sendable } from "./rclnodejs-message.ts";
import type { RclClient, RclNode, Rclnodejs, RclTypeClass } from "./rclnodejs-module.ts";

interface Parts {
  readonly rcl: Rclnodejs;
  readonly node: RclNode;
  readonly clock: Clock;
}

/** How often it is looked whether the service is there: discovery takes some tenths of a second. */
const LOOK_AGAIN_MS = 20;

/** Asks one service. */
export class RclnodejsServiceClient {
  private readonly parts: Parts;
  private readonly type: RclTypeClass;
  private readonly name: string;
  private readonly client: RclClient;

  constructor(parts: Parts, type: RclTypeClass, name: string, asNamed: string) {
    this.parts = parts;
    this.type = type;
    this.name = name;
    this.client = parts.node.createClient(type, asNamed);
  }

  /** @throws Fault `ros.no-answer` when the signal was aborted first */
  async call(request: unknown, signal: AbortSignal): Promise<unknown> {
    const { rcl, clock } = this.parts;
    const message = sendable(rcl, this.type.Request ?? this.type, this.name, request);
    try {
      while (!this.client.isServiceServerAvailable()) await clock.sleep(LOOK_AGAIN_MS, signal);
      signal.throwIfAborted();
      return await this.answer(message, signal);
    } catch (cause) {
      if (!signal.aborted) throw cause;
      throw new Fault({
        code: "ros.no-answer",
        what: `Nobody answered the service ${this.name}.`,
        remedy: "`ros2 service list -t` shows which services are offered.",
        cause,
      });
    }
  }

  close(): void {
    this.parts.node.destroyClient(this.client);
  }

  private answer(message: unknown, signal: AbortSignal): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const onAbort = () => reject(signal.reason);
      this.client.sendRequest(message, (response) => {
        signal.removeEventListener("abort", onAbort);
        resolve(response);
      });
      signal.addEventListener("abort", onAbort, { once: true });
    });
  }
}
