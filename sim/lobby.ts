import type { ScreenMessage } from "../robot/dialogue/screen-protocol.ts";
import type { Synthesiser } from "../robot/dialogue/synthesiser.ts";
import type { Clock, Instant } from "../robot/kernel/clock.ts";
import { isAbort } from "../robot/kernel/fault.ts";
import { durationMs, type Sound } from "../robot/kernel/frames.ts";
import { type CameraGeometry, degrees } from "../robot/kernel/geometry.ts";
import { SimulatedBattery } from "./devices/simulated-battery.ts";
import { SimulatedCamera } from "./devices/simulated-camera.ts";
import { SimulatedEmergencyStop } from "./devices/simulated-emergency-stop.ts";
import { SimulatedHead } from "./devices/simulated-head.ts";
import { SimulatedMicrophone } from "./devices/simulated-microphone.ts";
import { type HubConnect, SimulatedNetwork } from "./devices/simulated-network.ts";
import { SimulatedScreen } from "./devices/simulated-screen.ts";
import { SimulatedSpeaker } from "./devices/simulated-speaker.ts";
import { StreamedSpeaker } from "./devices/streamed-speaker.ts";
import { type Deed, newVisitor, stepVisitor, type Visitor } from "./people/visitor.ts";
import { Photographer } from "./rendering/photographer.ts";
import { inSpan, type LobbyObservations, type RobotSeen } from "./scenario/observations.ts";
import type { Scenario } from "./scenario/scenario.ts";
import { Acoustics } from "./sound/acoustics.ts";

/** Fine enough for a head at 50 Hz; people are slower. */
const TICK_MS = 20;
/** Each costs a drawing and an inference, 60 ms on a small machine; people are followed as well as at 8. */
const FRAMES_PER_SECOND = 5;
/** A stalled host makes up for at most this much of the world's time at once. */
const CATCH_UP_TICKS = 50;

export interface LobbyParts {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly clock: Clock;
  /** Speaks the visitors' lines, by the voices' names in the scenario. Under a manual clock it holds the clock meanwhile. */
  readonly voices: (voice: string) => Synthesiser;
  /** Default: 640×480, 55°, 1.35 m above the floor. */
  readonly camera?: CameraGeometry;
  readonly framesPerSecond?: number;
}

export const KIOSK_CAMERA: CameraGeometry = {
  widthPx: 640,
  heightPx: 480,
  fieldOfViewRad: degrees(55),
  heightM: 1.35,
};

/**
 * The world that the simulated robot stands in: one model of people, sound, light and network behind all its
 * devices. The same scenario, seed and robot give the same world, picture by picture and sample by sample.
 */
export class Lobby {
  readonly camera: SimulatedCamera;
  readonly microphone: SimulatedMicrophone;
  readonly speaker: SimulatedSpeaker;
  /** In the speaker's place for a robot whose sound arrives in pieces, over a network. */
  readonly loudspeaker: StreamedSpeaker;
  readonly head: SimulatedHead;
  readonly screen: SimulatedScreen;
  readonly emergencyStop: SimulatedEmergencyStop;
  readonly battery: SimulatedBattery;

  private readonly parts: LobbyParts;
  private scenario: Scenario;
  private acoustics: Acoustics;
  private photographer: Photographer;
  private readonly networks: SimulatedNetwork[] = [];
  private readonly lines = new Map<string, Sound>();
  private readonly unforeseen = new Set<string>();
  private startedAt: Instant | null = null;
  private steppedMs = 0;
  private visitors: readonly Visitor[];
  private robot: RobotSeen = {
    panel: null,
    panelSinceMs: 0,
    speaking: false,
    quietSinceMs: 0,
    turn: 0,
    greetedAtMs: null,
    asked: [],
  };

  constructor(parts: LobbyParts) {
    const { scenario, seed, clock } = parts;
    const geometry = parts.camera ?? KIOSK_CAMERA;
    this.parts = parts;
    this.scenario = scenario;
    this.visitors = cast(scenario, seed);
    this.acoustics = new Acoustics(scenario.room.noiseDbfs, seed);
    this.photographer = new Photographer(geometry, scenario.room.light);
    this.camera = new SimulatedCamera(
      geometry,
      parts.framesPerSecond ?? FRAMES_PER_SECOND,
      clock,
      () => this.photographer.picture(this.visitors, this.atMs()),
      () => this.faulty("camera"),
    );
    this.microphone = new SimulatedMicrophone(
      clock,
      (fromMs, length) => this.acoustics.hear(fromMs, length),
      () => this.faulty("microphone"),
    );
    this.speaker = new SimulatedSpeaker(clock, (sound) => this.onRobotSpeaks(sound));
    this.loudspeaker = new StreamedSpeaker(clock, {
      begins: () => this.robotBegins(),
      hears: (piece, from) => this.echo(piece, from),
      ends: () => this.robotEnds(),
    });
    this.head = new SimulatedHead(clock);
    this.screen = new SimulatedScreen((message) => this.onShown(message));
    this.emergencyStop = new SimulatedEmergencyStop(() => this.faulty("emergency-stop"), clock);
    this.battery = new SimulatedBattery(clock);
  }

  /** The robot's way to a hub in this process. */
  dialler(connect: HubConnect): SimulatedNetwork {
    const {
      scenario,
      parts: { clock },
    } = this;
    const network = new SimulatedNetwork(clock, scenario.network.latencyMs, connect);
    network.setUp(this.networkIsUp());
    this.networks.push(network);
    return network;
  }

  /** Lives until the signal is aborted; scenario time begins with the call. Throws a `Fault` `voice.…`. */
  async run(signal: AbortSignal): Promise<void> {
    const { clock } = this.parts;
    await this.rehearse(this.scenario);
    this.startedAt = clock.now();
    try {
      for (;;) {
        this.catchUp();
        await clock.sleep(TICK_MS - (this.atMs() % TICK_MS), signal);
      }
    } catch (error) {
      if (!isAbort(error, signal)) throw error;
    }
  }

  /**
   * Another scenario in the same lobby, from its beginning: for a robot that goes on. What was observed of the one
   * before is forgotten. Throws a `Fault` `voice.…`.
   */
  async play(scenario: Scenario, seed: number): Promise<void> {
    await this.rehearse(scenario);
    const { camera } = this;
    this.scenario = scenario;
    this.acoustics = new Acoustics(scenario.room.noiseDbfs, seed);
    if (scenario.room.light !== this.photographer.light) {
      this.photographer = new Photographer(camera.geometry, scenario.room.light);
    }
    this.visitors = cast(scenario, seed);
    this.robot = { ...this.robot, panelSinceMs: 0, quietSinceMs: 0, greetedAtMs: null, asked: [] };
    this.unforeseen.clear();
    this.steppedMs = 0;
    this.startedAt = this.parts.clock.now();
  }

  /** What a bystander could have noted so far. */
  observed(): LobbyObservations {
    const { scenario } = this;
    const left = this.visitors.every(({ presence }) => presence === "gone");
    return {
      atMs: this.atMs(),
      greetedAtMs: this.robot.greetedAtMs,
      asked: this.robot.asked,
      unforeseen: [...this.unforeseen],
      everybodyLeft: left,
      timeIsUp: this.atMs() >= scenario.lastsS * 1000,
      robotQuietMs: this.robot.speaking ? 0 : this.atMs() - this.robot.quietSinceMs,
      head: this.head.peaks(),
    };
  }

  /** Everybody in the room, for pages that draw it. */
  people(): readonly Visitor[] {
    return this.visitors.filter(({ presence }) => presence === "here");
  }

  /** Every line is spoken once beforehand: how long it takes decides what happens. */
  private async rehearse(scenario: Scenario): Promise<void> {
    for (const script of scenario.people) {
      const answers = Object.values(script.answers).flat();
      for (const line of [...script.acts, ...answers]) {
        if (line.do !== "say") continue;
        const key = keyOf(script.voice, line.words);
        if (this.lines.has(key)) continue;
        this.lines.set(key, await this.parts.voices(script.voice).speak(line.words, "en"));
      }
    }
  }

  private catchUp(): void {
    const behind = Math.floor((this.atMs() - this.steppedMs) / TICK_MS);
    if (behind > CATCH_UP_TICKS) this.steppedMs += (behind - CATCH_UP_TICKS) * TICK_MS;
    while (this.steppedMs + TICK_MS <= this.atMs()) this.step();
  }

  private step(): void {
    this.steppedMs += TICK_MS;
    const up = this.networkIsUp();
    for (const network of this.networks) network.setUp(up);
    this.loudspeaker.settle();
    this.visitors = this.visitors.map((before) => {
      const { visitor, deeds } = stepVisitor(before, this.robot, this.steppedMs, TICK_MS / 1000, (words) =>
        durationMs(this.line(before.script.voice, words)),
      );
      for (const deed of deeds) this.perform(visitor, deed);
      return visitor;
    });
  }

  private perform(visitor: Visitor, deed: Deed): void {
    switch (deed.do) {
      case "speak": {
        const distanceM = Math.hypot(visitor.x, visitor.y);
        this.acoustics.say(this.line(visitor.script.voice, deed.words), this.parts.clock.now(), distanceM);
        return;
      }
      case "touch":
        this.screen.touch(deed.touch);
        return;
      case "wonder":
        this.unforeseen.add(deed.question);
        return;
    }
  }

  private onRobotSpeaks(sound: Sound): () => void {
    const { clock } = this.parts;
    const cutOff = this.echo(sound, clock.now());
    this.robotBegins();
    return () => {
      cutOff(clock.now());
      this.robotEnds();
    };
  }

  private echo(sound: Sound, from: Instant): (at: Instant) => void {
    return this.acoustics.echo(sound, from, this.scenario.room.echoDb);
  }

  private robotBegins(): void {
    const { greetedAtMs } = this.robot;
    this.robot = { ...this.robot, speaking: true, greetedAtMs: greetedAtMs ?? Math.round(this.atMs()) };
  }

  private robotEnds(): void {
    this.robot = {
      ...this.robot,
      speaking: false,
      quietSinceMs: this.atMs(),
      turn: this.robot.turn + 1,
    };
  }

  private onShown(message: ScreenMessage): void {
    if (message.type !== "panel") return;
    const asksAnew = message.question !== null && message.question !== this.robot.panel?.question;
    this.robot = {
      ...this.robot,
      panel: message,
      panelSinceMs: this.atMs(),
      turn: this.robot.turn + (asksAnew ? 1 : 0),
      asked:
        asksAnew && message.question !== null ? [...this.robot.asked, message.question] : this.robot.asked,
    };
  }

  private line(voice: string, words: string): Sound {
    const sound = this.lines.get(keyOf(voice, words));
    if (!sound) throw new Error(`the line "${words}" was never rehearsed`);
    return sound;
  }

  private networkIsUp(): boolean {
    return !this.scenario.network.down.some((span) => inSpan(span, this.atMs()));
  }

  private faulty(device: Scenario["faults"][number]["device"]): boolean {
    return this.scenario.faults.some((fault) => fault.device === device && inSpan(fault, this.atMs()));
  }

  /** Scenario time. */
  private atMs(): number {
    return this.startedAt === null ? 0 : this.parts.clock.now() - this.startedAt;
  }
}

function cast(scenario: Scenario, seed: number): Visitor[] {
  return scenario.people.map((script, index) => newVisitor(script, seed * 31 + index));
}

function keyOf(voice: string, words: string): string {
  return `${voice}: ${words}`;
}
