import type { ConversationState } from "./dialogue/conversation-state.ts";
import { dialogueViewOf } from "./dialogue/dialogue-view.ts";
import type { JointReading } from "./motion/joint-reading.ts";
import type { DeskState, News, NewsSink } from "./news.ts";

/** Tells whoever listens what happens at the desk, and nothing twice. While nobody listens it costs nothing. */
export class DeskNews {
  private readonly sink: NewsSink | undefined;
  private toldState: DeskState | null = null;
  /** As text: what is told is plain data, and comparing it is cheaper than passing it on. */
  private toldDialogue = "null";

  constructor(sink: NewsSink | undefined) {
    this.sink = sink;
  }

  tell(news: News): void {
    this.sink?.(news);
  }

  /** Returns whether it has changed. */
  state(state: DeskState): boolean {
    if (state === this.toldState) return false;
    this.toldState = state;
    this.tell({ type: "state", state });
    return true;
  }

  dialogue(state: ConversationState): void {
    if (!this.sink) return;
    const dialogue = dialogueViewOf(state);
    const text = JSON.stringify(dialogue);
    if (text === this.toldDialogue) return;
    this.toldDialogue = text;
    this.tell({ type: "dialogue", dialogue });
  }

  /** Undefined where nobody listens: then nothing need be read. */
  get joints(): ((reading: JointReading) => void) | undefined {
    return this.sink && ((reading) => this.tell({ type: "joints", ...reading }));
  }
}
