import type { Stamp, WallTime } from "../kernel/clock.ts";
import type { Utterance } from "../kernel/utterance.ts";
import type { TrackId, VisitId } from "../kernel/vocabulary.ts";
import type { Touch } from "./screen-protocol.ts";

/** A visit may start with this event; its ids are only looked at if it does. `recordId` is a UUID. */
interface MayStart {
  readonly visit: VisitId;
  readonly recordId: string;
}

/** Everything that can happen to a conversation. */
export type ConversationEvent = Stamp &
  (
    | ({ readonly type: "visitor-engaged"; readonly track: TrackId | null } & MayStart)
    | ({ readonly type: "wake" } & MayStart)
    | ({ readonly type: "touch"; readonly touch: Touch } & MayStart)
    /** Another one has come and waits: told once for each, when there is something to say anyway. */
    | { readonly type: "somebody-waits" }
    | { readonly type: "visitor-left" }
    /** Somebody in charge ends the visit: it is forgotten, as if the visitor had asked for that. */
    | { readonly type: "dismissed" }
    /** Off duty nobody is greeted; who is being served then is treated as one who left. */
    | { readonly type: "duty"; readonly on: boolean }
    | { readonly type: "speech-started" }
    /** The robot's name, said while it speaks: it is to stop and listen. */
    | { readonly type: "stop-word" }
    | {
        readonly type: "utterance";
        readonly utterance: Utterance;
        readonly fromWall: WallTime;
        readonly toWall: WallTime;
      }
    /** Somebody spoke, and it was none of what could be expected. */
    | { readonly type: "not-understood" }
    /** The say effect with this id has ended; `interrupted` when it was cut off. */
    | { readonly type: "said"; readonly say: number; readonly outcome: "finished" | "interrupted" }
    /** The record of a `file` effect is durable. */
    | { readonly type: "filed"; readonly recordId: string }
    | { readonly type: "not-filed"; readonly recordId: string }
    /** Time has passed. A few a second are enough; their rhythm changes nothing but the delay. */
    | { readonly type: "tick" }
  );

export type EventOf<T extends ConversationEvent["type"]> = Extract<ConversationEvent, { readonly type: T }>;
