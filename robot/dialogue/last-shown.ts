import type { ScreenMessage } from "./screen-protocol.ts";

/** What a screen that connects now has to be told, by the slot that a later message of its kind overwrites. */
export type LastShown = ReadonlyMap<string, ScreenMessage>;

/** Robot and visitor have a caption each; everything else has one latest message. */
function slotOf(message: ScreenMessage): string {
  return message.type === "caption" ? `caption of ${message.speaker}` : message.type;
}

/**
 * What remains to be told after `message`. Pure. A wipe forgets whatever a visitor may have said, typed or
 * been asked, and is not itself repeated to those who come later: they have nothing to forget.
 */
export function afterShowing(shown: LastShown, message: ScreenMessage): LastShown {
  if (isOfTheMoment(message)) return shown;
  if (message.type !== "wipe") return new Map([...shown, [slotOf(message), message]]);
  return new Map([...shown].filter(([, kept]) => !isAboutVisitor(kept)));
}

/** Half a second later it is not true any more. */
function isOfTheMoment({ type }: ScreenMessage): boolean {
  return type === "speech" || type === "hush" || type === "page" || type === "reload" || type === "door";
}

function isAboutVisitor(message: ScreenMessage): boolean {
  switch (message.type) {
    case "caption":
    case "gaze":
      return true;
    case "panel":
      return message.kind !== "attract";
    case "activity":
    case "mood":
    case "muted":
    case "pairing":
    case "wipe":
    case "speech":
    case "hush":
    case "page":
    case "reload":
    case "problems":
    case "technician":
    case "door":
      return false;
  }
}
