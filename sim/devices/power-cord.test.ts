import { expect, it } from "vitest";
import type { ScreenMessage } from "../../robot/dialogue/screen-protocol.ts";
import { ManualClock } from "../../robot/kernel/manual-clock.ts";
import { Lobby } from "../lobby.ts";
import { parseScenario } from "../scenario/scenario.ts";

const EMPTY = "{ title: empty, lastsS: 60, expect: { greeted: false, records: [] } }";
const GREY = new Uint8Array(640 * 480 * 3).fill(90);
const wipe: ScreenMessage = { type: "caption", speaker: "robot", text: "too late" };

it("pulled, it leaves a robot without a body: nothing is shown, moved, heard or seen, and its sound stops", async () => {
  const clock = new ManualClock();
  const lobby = new Lobby({
    painter: { picture: async () => GREY.slice() },
    scenario: parseScenario(EMPTY, "the test"),
    seed: 1,
    clock,
    voices: () => ({ speak: async () => ({ samples: new Int16Array(0), sampleRateHz: 16_000 }) }),
  });
  const stop = new AbortController();
  const running = lobby.run(stop.signal);
  const cord = lobby.plugIn();
  const { body } = cord;
  const gone = new Error("the robot is gone");
  const frames: number[] = [];
  const looking = (async () => {
    for await (const { index } of body.camera.frames(stop.signal)) frames.push(index);
  })();
  const speaking = body.speaker.play({ samples: new Int16Array(160_000), sampleRateHz: 16_000 }, stop.signal);
  const cutOff = expect(speaking).rejects.toBe(gone);
  const touched: string[] = [];
  body.screen.onTouch(({ kind }) => touched.push(kind));
  body.head.command({ panRad: 0.2, tiltRad: 0 }, clock.now());
  await clock.advance(1000);
  expect(frames.length).toBeGreaterThan(3);

  cord.pull(gone);
  await clock.settle();
  await cutOff;
  const seen = frames.length;
  const before = body.head.pose().panRad;
  body.screen.show(wipe);
  body.head.command({ panRad: -0.4, tiltRad: 0 }, clock.now());
  lobby.screen.touch({ type: "touch", kind: "start" });
  await clock.advance(1000);
  await looking;
  expect({ frames: frames.length, touched, shown: lobby.screen.contents }).toEqual({
    frames: seen,
    touched: [],
    shown: [],
  });
  expect(body.head.pose().panRad).toBeCloseTo(before, 3);

  // The next life has a body again.
  const next = lobby.plugIn().body;
  next.screen.show(wipe);
  expect(lobby.screen.contents).toEqual([wipe]);
  stop.abort();
  await clock.settle();
  await running;
});
