import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { robotConfig } from "../../launch/config.ts";
import { openEngines, rulesOf } from "../../launch/engines.ts";
import { openOutbox, simulatedIdentity } from "../../launch/hardware/sync.ts";
import { visitorVoice } from "../../launch/hardware/voice.ts";
import { loadProfile } from "../../launch/load-profile.ts";
import { mirrored } from "../../launch/mirrored-screen.ts";
import { DeskControls } from "../../robot/desk-controls.ts";
import type { Screen } from "../../robot/dialogue/screen.ts";
import type { ScreenMessage } from "../../robot/dialogue/screen-protocol.ts";
import { Gauges } from "../../robot/kernel/gauges.ts";
import { EventLog, journalTo } from "../../robot/kernel/journal.ts";
import { ManualClock } from "../../robot/kernel/manual-clock.ts";
import { seededRandom } from "../../robot/kernel/random.ts";
import { ReleaseStack } from "../../robot/kernel/release-stack.ts";
import type { News } from "../../robot/news.ts";
import { Receptionist } from "../../robot/receptionist.ts";
import { passingShelf } from "../../robot/sync/profile-shelf.ts";
import { Lobby } from "../../sim/lobby.ts";
import { Photographer } from "../../sim/rendering/photographer.ts";
import { parseScenario } from "../../sim/scenario/scenario.ts";

const somebody = (entersAtS: number) =>
  parseScenario(
    `title: somebody comes and stays
lastsS: 3000
faults: [{ kind: network-down }]
people:
  - { name: Ana, entersAtS: ${entersAtS}, from: [4, 0], acts: [{ do: walk, to: [1.3, 0] }, { do: stand, forS: 2000 }] }
expect: { greeted: true, records: [] }
`,
    "somebody.yaml",
  );
const nobodyComes = somebody(2900);

/** The real robot, in a lobby where somebody may come, asked by whoever looks after it. */
describe("whoever looks after the robot", () => {
  const config = robotConfig.parse({});
  const clock = new ManualClock();
  const opened = new ReleaseStack();
  const log = new EventLog();
  const news: News[] = [];
  const shown: ScreenMessage[] = [];
  const stop = new AbortController();
  let lobby: Lobby;
  let receptionist: Receptionist;
  let desk: DeskControls;
  let running: Promise<unknown>;

  beforeAll(async () => {
    const random = seededRandom(1);
    const journal = journalTo(clock, [log.sink]);
    const dataDir = mkdtempSync(join(tmpdir(), "stella-desk-"));
    opened.defer(() => rmSync(dataDir, { recursive: true }));
    const { engines, close } = await clock.finish(openEngines(config, clock));
    opened.defer(() => clock.finish(close()));
    const outbox = openOutbox(dataDir, config.sync, clock, random);
    opened.defer(() => outbox.close());
    lobby = new Lobby({
      painter: new Photographer(),
      scenario: nobodyComes,
      seed: 1,
      clock,
      voices: (voice) => visitorVoice(voice, clock),
    });
    const account = {
      profile: loadProfile(config.profile),
      outbox,
      dialler: lobby.dialler(() => {
        throw new Error("the network is down");
      }),
      identity: simulatedIdentity(),
      shelf: passingShelf(),
      name: config.name,
      softwareVersion: "0.0.0",
    };
    const around = {
      clock,
      random,
      journal,
      gauges: new Gauges(),
      news: (one: News) => {
        news.push(one);
      },
    };
    const onlooker: Screen = {
      show: (message) => shown.push(message),
      onTouch() {},
      condition: () => "absent",
      reload() {},
    };
    const screen = mirrored([lobby.screen, onlooker]);
    const { camera, microphone, speaker, head, emergencyStop, battery } = lobby;
    const devices = { camera, microphone, speaker, head, emergencyStop, battery, screen };
    receptionist = new Receptionist(devices, engines, account, rulesOf(config), around);
    desk = new DeskControls(receptionist);
    running = Promise.all([lobby.run(stop.signal), receptionist.run(stop.signal, { onDuty: false })]);
  });
  afterAll(async () => {
    stop.abort(new Error("enough"));
    await clock.finish(running);
    await opened.release();
  });

  const states = () => news.flatMap((one) => (one.type === "state" ? [one.state] : []));
  const said = () => news.flatMap((one) => (one.type === "says" ? [one.sentence] : []));
  const pass = async (ms: number) => {
    for (let passed = 0; passed < ms; passed += 100) await clock.advance(100);
  };

  test("finds it off duty: camera and microphone closed, head down, and it refuses to greet", async () => {
    await pass(2000);
    expect(receptionist.health()).toMatchObject({
      onDuty: false,
      camera: { fault: null, frameAgeMs: null },
      microphone: { audioAgeMs: null },
    });
    expect(lobby.head.pose().tiltRad).toBeCloseTo(config.motion.gaze.downRad, 2);
    expect(desk.greet()).toMatchObject({ done: false, message: "the robot is off duty" });
    expect(states()).toEqual(["off-duty"]);
  });

  test("clears its screen off duty, and the notice that nobody is served is still there", () => {
    expect(desk.wipe().done).toBe(true);
    expect(shown.at(-1)).toMatchObject({ type: "panel", kind: "tell", title: "I am taking a break" });
  });

  test("puts it on duty: it looks up, sees and hears", async () => {
    await clock.finish(receptionist.serve(true));
    await pass(2000);
    const { camera, microphone, detector } = receptionist.health();
    expect(camera.frameAgeMs).toBeLessThan(500);
    expect(microphone.audioAgeMs).toBeLessThan(500);
    expect(detector.inferenceMs).toBeGreaterThan(0);
    expect(lobby.head.pose().tiltRad).toBeCloseTo(0, 2);
    expect(states().at(-1)).toBe("waiting");
  });

  test("lets it announce something, and hears sentence by sentence what it says", async () => {
    const before = said().length;
    const numbers: string[] = [];
    const announced = desk.announce(
      "We close in ten minutes. Thank you for coming.",
      (sentence, number, of) => numbers.push(`${number}/${of} ${sentence}`),
      new AbortController().signal,
    );
    await pass(8000);
    expect(await announced).toBe("finished");
    expect(numbers).toEqual(["1/2 We close in ten minutes.", "2/2 Thank you for coming."]);
    expect(said().slice(before)).toEqual(["We close in ten minutes.", "Thank you for coming."]);
    const captions = shown.filter(({ type }) => type === "caption");
    expect(captions.at(-1)).toMatchObject({ speaker: "robot", text: "" });
  });

  test("has it greet somebody it does not see, and may not announce anything meanwhile", async () => {
    expect(desk.greet()).toMatchObject({ done: true, message: "greeting" });
    await pass(1000);
    expect(states().at(-1)).toBe("serving");
    expect(desk.greet().message).toBe("a visitor is being served");
    expect(desk.mayAnnounce("Hello?").done).toBe(false);
  });

  test("ends that visit at once; the screen is cleared and the robot waits", async () => {
    expect(desk.wipe().message).toBe("the visit is ended and forgotten");
    expect(states().at(-1)).toBe("waiting");
    expect(log.entries.filter(({ event }) => event === "visit.wiped")).toHaveLength(1);
    expect(desk.wipe().message).toMatch(/nobody was being served/);
  });

  test("mutes it: the microphone is let go of and the greeting is only shown", async () => {
    expect(desk.mute().done).toBe(true);
    await pass(1000);
    expect(receptionist.health().microphone).toMatchObject({ muted: true, fault: null });
    expect(receptionist.health().microphone.audioAgeMs).toBeGreaterThan(900);
    expect(desk.mayAnnounce("Hello?").message).toBe("the robot is muted");

    const before = lobby.observed().robotQuietMs;
    desk.greet();
    await pass(1000);
    expect(said().at(-1)).toMatch(/May I/);
    expect(lobby.observed().robotQuietMs).toBeGreaterThanOrEqual(before + 1000);
    desk.wipe();

    desk.resume();
    await pass(1000);
    expect(receptionist.health().microphone.audioAgeMs).toBeLessThan(500);
    expect(desk.resume().message).toBe("it was not muted");
  });

  test("takes it off duty in the middle of a visit, and the visitor who stays is greeted when it is back", async () => {
    await clock.finish(lobby.play(somebody(0), 1));
    await pass(9000);
    expect(states().at(-1)).toBe("serving");
    expect(news.some((one) => one.type === "scene" && one.attending !== null)).toBe(true);

    await clock.finish(receptionist.serve(false));
    const greetings = said().length;
    await pass(6000);
    expect(states().at(-1)).toBe("off-duty");
    expect(receptionist.health().camera.frameAgeMs).toBeGreaterThan(5000);
    expect(said()).toHaveLength(greetings);

    await clock.finish(receptionist.serve(true));
    await pass(9000);
    expect(states().at(-1)).toBe("serving");
    expect(said().length).toBeGreaterThan(greetings);
  });

  test("presses the emergency stop: the head holds still, also when told to look elsewhere, until it is released", async () => {
    expect(desk.stop(true).done).toBe(true);
    await pass(1500);
    const held = lobby.head.pose();
    await clock.finish(receptionist.serve(false));
    await pass(2000);
    expect(receptionist.health().head.stopped).toBe(true);
    expect(lobby.head.pose().tiltRad).toBeCloseTo(held.tiltRad, 3);
    expect(desk.stop(false).message).toBe("released; the head moves again");
    await pass(2000);
    expect(lobby.head.pose().tiltRad).toBeCloseTo(config.motion.gaze.downRad, 2);
  });

  test("changes a rule while it runs, and it is in force at once", async () => {
    const rules = rulesOf(config);
    receptionist.adopt({
      ...rules,
      motion: { ...rules.motion, gaze: { ...rules.motion.gaze, downRad: -0.2 } },
    });
    await pass(2000);
    expect(lobby.head.pose().tiltRad).toBeCloseTo(-0.2, 2);
  });
});
