import type { Recogniser } from "../../robot/perception/hearing/recogniser.ts";
import type { VoiceActivity } from "../../robot/perception/hearing/voice-activity.ts";

/**
 * Engines of hearing that stay open when a robot closes them, and forget instead: to forget is to be as new, which their
 * ports promise and visits with the same hash prove. Wake words promise no such thing; they are closed and opened.
 */

export function keptVoiceActivity(engine: VoiceActivity): VoiceActivity {
  let isOpen = false;
  return {
    open: async () => {
      if (!isOpen) await engine.open();
      isOpen = true;
    },
    probability: (block) => engine.probability(block),
    reset: () => engine.reset(),
    close: () => (isOpen ? engine.reset() : engine.close()),
  };
}

export function keptRecogniser(engine: Recogniser): Recogniser {
  let isOpen = false;
  return {
    open: async () => {
      if (!isOpen) await engine.open();
      isOpen = true;
    },
    begin: (expectation) => engine.begin(expectation),
    feed: (samples) => engine.feed(samples),
    progress: () => engine.progress(),
    finish: (clearanceDb) => engine.finish(clearanceDb),
    abandon: () => engine.abandon(),
    forget: () => engine.forget(),
    close: () => (isOpen ? engine.forget() : engine.close()),
  };
}
