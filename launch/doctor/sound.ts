import { existsSync, readFileSync } from "node:fs";
import { type Finding, off, ok } from "./finding.ts";

/** Where ALSA lists what plays and what records, a line each: `00-00: USB Audio : USB Audio : playback 1 : capture 1`. */
const LIST = "/proc/asound/pcm";

const REMEDY = "Plug one in, or use the simulated lobby: `npm start`.";

/** The machine's microphones and loudspeakers. */
export function sound(): Finding[] {
  return soundFindings(existsSync(LIST) ? readFileSync(LIST, "utf8") : "");
}

/** A robot without them is served by touch alone, with captions. Pure. */
export function soundFindings(list: string): Finding[] {
  const devices = list.split("\n").flatMap((line) => {
    const [number, name = "", ...rest] = line.split(":").map((part) => part.trim());
    return number === undefined || number === ""
      ? []
      : [{ text: `${name} (${number})`, does: rest.join(" ") }];
  });
  return (
    [
      ["microphone", "capture"],
      ["loudspeaker", "playback"],
    ] as const
  ).map(([what, does]) => {
    const found = devices.filter((device) => device.does.includes(does)).map(({ text }) => text);
    return found.length > 0 ? ok(what, found.join(", ")) : off(what, "ALSA knows none", REMEDY);
  });
}
