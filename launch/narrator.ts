import type { Fields, JournalEntry } from "../robot/kernel/journal.ts";

/** What an event means to somebody who watches: plain words, or null for what only a technician needs. */
export function narrate({ event, fields }: JournalEntry): string | null {
  const tell = sentences[event];
  return tell ? tell(fields) : null;
}

const sentences: Readonly<Record<string, (fields: Fields) => string | null>> = {
  "visitor.engagement": ({ track, to }) => {
    switch (to) {
      case "noticed":
        return `The camera sees somebody (${track}).`;
      case "engaging":
        return `${track} is coming closer.`;
      case "engaged":
        return `${track} stands in front of the robot and looks at it.`;
      case "leaving":
        return `${track} turns away.`;
      default:
        return `${track} is gone.`;
    }
  },
  "visit.begun": ({ by }) => `A visit begins (${by === "visitor-engaged" ? "approach" : by}).`,
  "dialogue.listens": ({ question }) => (question === null ? null : `The robot listens: ${question}.`),
  "utterance.heard": ({ confidence }) => `The visitor's words were recognised (confidence ${confidence}).`,
  "utterance.rejected": () => "Something was said that the robot could not make sense of.",
  "record.filed": ({ sequence }) => `The record is on disk as number ${sequence}; the visitor is thanked.`,
  "record.not-filed": ({ code }) => `The record could not be stored (${code}).`,
  "letter.delivered": ({ upTo }) => `The CRM has everything up to number ${upTo}.`,
  "link.state": ({ state }) => `The link to the CRM is ${state}.`,
  "staff.alerted": ({ reason }) => `Staff are alerted: ${reason}.`,
  "battery.low": ({ percent }) => `The battery is low: ${percent} % are left.`,
  "battery.critical": ({ percent }) => `The battery is nearly empty: ${percent} % are left.`,
  "battery.enough": () => "There is power again.",
  "duty.ended": () => "The robot takes a break.",
  "duty.begun": () => "The robot is back at work.",
  "visit.ended": ({ outcome }) => `The visit is over: ${outcome}.`,
  "visit.wiped": () => "Screen, audio and transcript are wiped.",
  "hearing.off": ({ remedy }) => `The robot cannot hear; it serves by touch. ${remedy}`,
  "voice.failed": ({ code }) => `The robot's voice failed (${code}); captions show what it says.`,
  "voice.stands-in": ({ code }) => `The fetched voice failed (${code}); Debian's voice speaks.`,
  "voice.back": () => "The fetched voice speaks again.",
  "camera.lost": ({ code }) => `The camera is lost (${code}); the robot goes on by voice and touch.`,
  "lobby.waits": () => "The lobby is empty; visitors enter when a robot looks at it.",
  "lobby.scenario": ({ title }) => `${title}.`,
  "lobby.robot-spoke": () => "The robot speaks to somebody.",
  "lobby.asked": ({ question }) => `The robot asks: ${question}.`,
  "lobby.unforeseen": ({ question }) => `Nobody expected the robot to ask "${question}".`,
  "lobby.everybody-left": () => "Everybody has left.",
  "lobby.unplugged": ({ code }) => `The scenario unplugs a device (${code}).`,
  "kiosk.seen": () => "The kiosk page is there.",
  "kiosk.gone": () => "The kiosk page is gone.",
  "microphone.lost": ({ code }) => `The microphone is lost (${code}); the robot goes on by touch.`,
};
