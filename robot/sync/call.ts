import { Fault, isAbort } from "../kernel/fault.ts";
import type { Link, LinkDialler } from "./link.ts";
import { type Down, parseDown } from "./protocol/down.ts";
import type { Up } from "./protocol/up.ts";

export type CallEvent =
  | { readonly type: "dialled" }
  /** The hub could not be reached, or the connection ended. */
  | { readonly type: "lost"; readonly why: string }
  | { readonly type: "told"; readonly message: Down }
  /** A message from the hub that is not in the protocol. */
  | { readonly type: "garbled"; readonly problem: string };

/** One attempt to talk with the hub, from dialling to hanging up; then nothing more is heard of it. */
export class Call {
  private readonly hear: (event: CallEvent) => void;
  private readonly over = new AbortController();
  private link: Link | undefined;

  constructor(hear: (event: CallEvent) => void) {
    this.hear = hear;
  }

  /** Resolves when dialling has ended, one way or another; failures are told as `lost`. */
  async dial(dialler: LinkDialler): Promise<void> {
    // The hub may speak before we know that the connection is there.
    const early: CallEvent[] = [];
    const tell = (event: CallEvent) => {
      if (this.link) this.tell(event);
      else early.push(event);
    };
    try {
      const link = await dialler.dial(
        {
          message: (text) => tell(heard(text)),
          closed: (why) => tell({ type: "lost", why }),
        },
        this.over.signal,
      );
      if (this.over.signal.aborted) {
        link.close();
        return;
      }
      this.link = link;
      for (const event of [{ type: "dialled" } as const, ...early]) this.tell(event);
    } catch (error) {
      if (isAbort(error, this.over.signal)) return;
      if (!(error instanceof Fault)) throw error;
      this.tell({ type: "lost", why: error.code });
    }
  }

  /** False when the link did not take it. */
  send(message: Up): boolean {
    return this.sendText(JSON.stringify(message));
  }

  sendText(text: string): boolean {
    return this.link?.send(text) ?? false;
  }

  hangUp(): void {
    this.over.abort();
    this.link?.close();
  }

  private tell(event: CallEvent): void {
    if (!this.over.signal.aborted) this.hear(event);
  }
}

function heard(text: string): CallEvent {
  const parsed = parseDown(text);
  return parsed.ok ? { type: "told", message: parsed.message } : { type: "garbled", problem: parsed.problem };
}
