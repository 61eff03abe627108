import { expect, it } from "vitest";
import { Voice } from "./dialogue/voice.ts";
import { Fault } from "./kernel/fault.ts";
import type { Sound } from "./kernel/frames.ts";
import { SpeechLine } from "./speech-line.ts";

/** A loudspeaker whose sounds end when the test says so. */
function loudspeaker() {
  const playing: (() => void)[] = [];
  return {
    finish: async () => {
      playing.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
    },
    speaker: {
      play: (_sound: Sound, signal: AbortSignal) =>
        new Promise<void>((resolve, reject) => {
          playing.push(resolve);
          signal.addEventListener("abort", () => {
            playing.splice(playing.indexOf(resolve) >>> 0, 1);
            reject(signal.reason);
          });
        }),
    },
  };
}

function line(broken?: Fault) {
  const { speaker, finish } = loudspeaker();
  const synthesiser = {
    speak: async () => {
      if (broken) throw broken;
      return { samples: new Int16Array(160), sampleRateHz: 16_000 };
    },
  };
  const heard: string[] = [];
  const speech = new SpeechLine(new Voice({ synthesiser, speaker }), {
    speaking: (now) => heard.push(now ? "speaks" : "is silent"),
    caption: (sentence) => heard.push(`"${sentence}"`),
    said: (id, outcome) => heard.push(`${id} ${outcome}`),
    failed: (fault) => heard.push(fault.code),
    cutOff: () => heard.push("is cut off"),
    recovered: () => {},
  });
  const stop = new AbortController();
  const ended = speech.run(stop.signal);
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return { speech, heard, finish, settle, stop, ended };
}

const say = (id: number, text: string) => ({ id, text, language: "en" as const });

it("says one line after another, and is silent only after the last", async () => {
  const { speech, heard, finish, settle } = line();
  speech.say(say(1, "Hello."));
  speech.say(say(2, "Goodbye."));
  await settle();
  await finish();
  await finish();
  expect(heard).toEqual(["speaks", '"Hello."', "1 finished", '"Goodbye."', "is silent", "2 finished"]);
});

it("hushed, it reports every waiting line as interrupted and says what comes later", async () => {
  const { speech, heard, finish, settle } = line();
  speech.say(say(1, "Hello."));
  speech.say(say(2, "How are you?"));
  await settle();
  speech.hush();
  speech.say(say(3, "Yes?"));
  await settle();
  await finish();
  await finish();
  expect(heard.filter((each) => /\d/.test(each))).toEqual(["1 interrupted", "2 interrupted", "3 finished"]);
});

it("with a broken voice the line is shown as a caption, and the visit goes on", async () => {
  const fault = new Fault({ code: "voice.missing", what: "There is no voice.", remedy: "Install one." });
  const { speech, heard, settle } = line(fault);
  speech.say(say(1, "Hello."));
  await settle();
  await settle();
  expect(heard).toEqual(["speaks", "voice.missing", '"Hello."', "is silent", "1 finished"]);
});

it("ends in the middle of a sentence when the robot stops", async () => {
  const { speech, settle, stop, ended } = line();
  speech.say(say(1, "A long story."));
  await settle();
  stop.abort(new Error("stop"));
  await expect(ended).resolves.toBeUndefined();
});

it("an announcement tells each sentence as it begins, and how it ended", async () => {
  const { speech, heard, finish, settle } = line();
  const sentences: string[] = [];
  const note = (sentence: string, number: number, of: number) =>
    sentences.push(`${number}/${of} ${sentence}`);
  const announced = speech.announce("We close soon. Thank you.", "en", note, new AbortController().signal);
  await settle();
  expect(sentences).toEqual(["1/2 We close soon."]);
  await finish();
  await finish();
  expect(await announced).toBe("finished");
  expect(sentences).toEqual(["1/2 We close soon.", "2/2 Thank you."]);
  expect(heard.filter((each) => /\d/.test(each))).toEqual([]);
});

it("an announcement that is cut off leaves the lines behind it alone", async () => {
  const { speech, heard, finish, settle } = line();
  const cancel = new AbortController();
  const announced = speech.announce("We close soon. Thank you.", "en", () => {}, cancel.signal);
  speech.say(say(1, "Hello."));
  await settle();
  cancel.abort(new Error("never mind"));
  expect(await announced).toBe("interrupted");
  await settle();
  await finish();
  expect(heard.at(-1)).toBe("1 finished");
});

it("an announcement that a broken voice could only show is no success", async () => {
  const fault = new Fault({ code: "voice.missing", what: "There is no voice.", remedy: "Install one." });
  const { speech, heard } = line(fault);
  const never = new AbortController().signal;
  expect(await speech.announce("We close soon.", "en", () => {}, never)).toBe("shown");
  expect(heard).toContain('"We close soon."');
});

it("an announcement under way ends when the robot stops, and none is taken after that", async () => {
  const { speech, settle, stop, ended } = line();
  const never = new AbortController().signal;
  const announced = speech.announce("A long story.", "en", () => {}, never);
  await settle();
  stop.abort(new Error("stop"));
  await ended;
  expect(await announced).toBe("interrupted");
  expect(await speech.announce("Another one.", "en", () => {}, never)).toBe("interrupted");
});

it("muted in the middle of a line, it shows the rest in silence and is heard again later", async () => {
  const { speech, heard, finish, settle } = line();
  speech.say(say(1, "We are open. Come in."));
  await settle();
  speech.mute(true);
  await settle();
  expect(heard).toEqual(["speaks", '"We are open."', "is cut off", '"Come in."', "is silent", "1 finished"]);
  speech.mute(false);
  speech.say(say(2, "Hello."));
  await settle();
  expect(heard).not.toContain("2 finished");
  await finish();
  expect(heard.at(-1)).toBe("2 finished");
});
