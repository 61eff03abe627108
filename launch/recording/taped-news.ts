import type { Instant } from "../../robot/kernel/clock.ts";
import type { News } from "../../robot/news.ts";
import type { Tape } from "../../robot/recording/tape.ts";
import { movingFramesOf } from "./body-frames.ts";
import { drawnInTheRoom, drawnOnThePicture } from "./drawn-scene.ts";

/** Writes down what happens at the desk. */
export function tapedNews(tape: Tape): (news: News, at: Instant) => void {
  return (news, at) => {
    switch (news.type) {
      case "scene": {
        const { frame, persons, capturedAt, lens } = news.scene;
        const body = {
          frame,
          lens: { ...lens },
          persons: persons.map((person) => ({ ...person })),
          attending: news.attending,
        };
        tape.write("scene", body, capturedAt);
        if (tape.wants("annotations")) tape.write("annotations", drawnOnThePicture(news), capturedAt);
        if (tape.wants("people")) tape.write("people", drawnInTheRoom(news), capturedAt);
        return;
      }
      case "state":
        tape.write("desk", { state: news.state });
        return;
      case "activity":
        tape.write("activity", { activity: news.activity });
        return;
      case "says":
        tape.write("speech", { speaker: "robot", text: news.sentence });
        return;
      case "hears":
        tape.write("speech", { speaker: "visitor", text: news.text });
        return;
      case "meter": {
        const { levelDbfs, speech, gateOpen, wake } = news;
        tape.write("meter", { levelDbfs, speech, gateOpen, wake });
        return;
      }
      case "dialogue":
        tape.write("dialogue", { dialogue: news.dialogue && { ...news.dialogue } });
        return;
      case "joints": {
        const { measured, commanded, stopped } = news;
        tape.write("joints", { measured, commanded, stopped });
        if (tape.wants("transforms")) tape.write("transforms", movingFramesOf(measured, at));
        return;
      }
      case "pairing":
        // A code is a secret while it holds; that one was shown stands in the screen's messages.
        return;
    }
  };
}
