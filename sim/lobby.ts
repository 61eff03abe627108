import type { Synthesiser } from "../robot/dialogue/synthesiser.ts";
import type { Clock, Instant } from "../robot/kernel/clock.ts";
import { isAbort } from "../robot/kernel/fault.ts";
import type { Sound } from "../robot/kernel/frames.ts";
import { type CameraGeometry, degrees } from "../robot/kernel/geometry.ts";
import { seededRandom } from "../robot/kernel/random.ts";
import { ImageSensor } from "./devices/image-sensor.ts";
import { PowerCord } from "./devices/power-cord.ts";
import { SimulatedBattery } from "./devices/simulated-battery.ts";
import { SimulatedCamera } from "./devices/simulated-camera.ts";
import { SimulatedEmergencyStop } from "./devices/simulated-emergency-stop.ts";
import { SimulatedHead } from "./devices/simulated-head.ts";
import { SimulatedMicrophone } from "./devices/simulated-microphone.ts";
import { type HubConnect, SimulatedNetwork } from "./devices/simulated-network.ts";
import { SimulatedScreen } from "./devices/simulated-screen.ts";
import { SimulatedSpeaker } from "./devices/simulated-speaker.ts";
import { StreamedSpeaker } from "./devices/streamed-speaker.ts";
import {
  chargeAtMostOf,
  clockAheadMsOf,
  conditionsOf,
  driveOf,
  lensTroubleOf,
} from "./faults/consequences.ts";
import { Mishaps } from "./faults/mishaps.ts";
import { WrongClock } from "./faults/wrong-clock.ts";
import { Crowd, type PersonsDeed } from "./people/crowd.ts";
import { Guests } from "./people/guests.ts";
import type { Painter } from "./rendering/painter.ts";
import { RobotSeen } from "./robot-seen.ts";
import { AttentionMeter } from "./scenario/attention-meter.ts";
import type { LobbyObservations } from "./scenario/observations.ts";
import { lightAt } from "./scenario/room.ts";
import type { Scenario } from "./scenario/scenario.ts";
import { Soundscape } from "./sound/soundscape.ts";
import type { LobbyView } from "./view.ts";

/** Fine enough for a head at 50 Hz; people are slower. */
const TICK_MS = 20;
const BATTERY_HOURS = 8;
const NETWORK_SEED = 0x7e7;
/** A stalled host makes up for at most this much of the world's time at once. */
const CATCH_UP_TICKS = 50;

export interface LobbyParts {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly clock: Clock;
  /** Speaks the visitors' lines, by the voices' names in the scenario. Under a manual clock it holds the clock meanwhile. */
  readonly voices: (voice: string) => Synthesiser;
  /** Draws what the robot's camera sees. */
  readonly painter: Painter;
  /** Default: the kiosk's, which turns with its head. */
  readonly camera?: CameraGeometry;
  readonly framesPerSecond?: number;
}

/** As the robot's configuration has it by default; a test holds them together. */
export const KIOSK_CAMERA: CameraGeometry = {
  widthPx: 640,
  heightPx: 480,
  fieldOfViewRad: degrees(55),
  heightM: 1.6,
  mount: { on: "head", tiltRad: degrees(-10), aheadM: 0.12, aboveM: 0.11 },
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
  /** What goes wrong: as the scenario has it, and by hand. */
  readonly mishaps: Mishaps;
  /** Who is led by hand, beside the people of the scenario. */
  readonly guests: Guests;
  /** The robot's own: somebody may set it wrong. */
  readonly robotClock: Clock;

  private readonly parts: LobbyParts;
  private readonly sound: Soundscape;
  private readonly robot = new RobotSeen();
  private readonly networks: SimulatedNetwork[] = [];
  private scenario: Scenario;
  private crowd: Crowd;
  private attention: readonly AttentionMeter[];
  private startedAt: Instant | null = null;
  private steppedMs = 0;

  constructor(parts: LobbyParts) {
    const { scenario, seed, clock, voices, painter } = parts;
    const geometry = parts.camera ?? KIOSK_CAMERA;
    this.parts = parts;
    this.scenario = scenario;
    this.crowd = new Crowd(scenario, seed);
    this.mishaps = new Mishaps(scenario.faults, () => this.atMs());
    this.robotClock = new WrongClock(clock, () => clockAheadMsOf(this.mishaps));
    this.attention = scenario.expect.attention.map((expected) => new AttentionMeter(expected));
    this.sound = new Soundscape(voices, scenario.room, seed);
    this.guests = new Guests({ clock, sound: this.sound });
    const sensor = new ImageSensor(
      () => painter.picture(this.view(), geometry),
      () => lensTroubleOf(this.mishaps),
    );
    this.camera = new SimulatedCamera(
      geometry,
      parts.framesPerSecond ?? scenario.framesPerSecond,
      clock,
      () => sensor.picture(),
      () => this.mishaps.isOn("camera-unplugged"),
    );
    this.microphone = new SimulatedMicrophone(
      clock,
      (fromMs, length) => this.hear(fromMs, length),
      () => this.mishaps.isOn("microphone-unplugged"),
    );
    this.speaker = new SimulatedSpeaker(clock, (sound) => this.onRobotSpeaks(sound));
    this.loudspeaker = new StreamedSpeaker(clock, {
      begins: () => this.robot.begins(this.atMs()),
      hears: (piece, from) => this.sound.echo(piece, from),
      ends: () => this.robot.ends(this.atMs()),
    });
    this.head = new SimulatedHead(clock, () => driveOf(this.mishaps));
    this.screen = new SimulatedScreen((message) => this.robot.shown(message, this.atMs()));
    this.emergencyStop = new SimulatedEmergencyStop(() => this.mishaps.isOn("emergency-stop"), clock);
    this.battery = new SimulatedBattery(clock, BATTERY_HOURS, () => chargeAtMostOf(this.mishaps));
  }

  /** The robot's way to a hub in this process. */
  dialler(connect: HubConnect): SimulatedNetwork {
    const { clock, seed } = this.parts;
    const conditions = () => conditionsOf(this.mishaps, this.scenario.network.latencyMs);
    // Dice of its own: what is lost on the way must not change what happens in the lobby.
    const network = new SimulatedNetwork(clock, seededRandom(seed + NETWORK_SEED), conditions, connect);
    this.networks.push(network);
    return network;
  }

  /** Plugs a robot in: its body, until the cord is pulled. */
  plugIn(): PowerCord {
    return new PowerCord(this);
  }

  /** The robot's program is gone: nothing is on its screen. With its power gone, it has not even hung up. */
  robotDies(by: "power-cut" | "process-killed"): void {
    this.robot.dark(this.atMs());
    this.screen.goDark();
    if (by === "power-cut") for (const network of this.networks) network.orphan();
  }

  /** Lives until the signal is aborted; scenario time begins with the call. Throws a `Fault` `voice.…`. */
  async run(signal: AbortSignal): Promise<void> {
    const { clock } = this.parts;
    await this.sound.rehearse(this.scenario);
    this.startedAt = clock.now();
    this.sound.begin(this.scenario, this.startedAt);
    try {
      for (;;) {
        this.catchUp();
        await clock.sleep(this.steppedMs + TICK_MS - this.atMs(), signal);
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
    await this.sound.rehearse(scenario);
    this.scenario = scenario;
    this.crowd = new Crowd(scenario, seed);
    this.mishaps.anew(scenario.faults);
    this.attention = scenario.expect.attention.map((expected) => new AttentionMeter(expected));
    this.sound.anew(scenario.room, seed);
    this.robot.anew();
    this.steppedMs = 0;
    this.startedAt = this.parts.clock.now();
    this.sound.begin(scenario, this.startedAt);
  }

  /** Somebody of the scenario is a guest from now on. False: nobody in the room has this id. */
  lead(id: string): boolean {
    const visitor = this.crowd.giveUp(id);
    if (visitor) this.guests.takeOver(id, visitor);
    return visitor !== null;
  }

  /** What there is to see now. */
  view(): LobbyView {
    const atMs = this.atMs();
    return {
      atMs,
      light: lightAt(this.scenario.room, atMs / 1000),
      people: [...this.crowd.seen(atMs), ...this.guests.seen()],
      head: this.head.pose(),
      face: this.robot.face,
    };
  }

  /** What a bystander could have noted so far. */
  observed(): LobbyObservations {
    const { scenario, robot, crowd } = this;
    const { speaking, quietSinceMs, panel, pairing } = robot.appearance;
    return {
      atMs: this.atMs(),
      greetedAtMs: robot.greetedAtMs,
      asked: robot.asked,
      said: robot.said,
      unforeseen: crowd.unforeseen,
      everybodyLeft: crowd.everybodyLeft,
      timeIsUp: this.atMs() >= scenario.lastsS * 1000,
      robotIsFree: panel === null || panel.kind === "attract",
      pairing,
      robotQuietMs: speaking ? 0 : this.atMs() - quietSinceMs,
      head: this.head.peaks(),
      attention: this.attention.map(({ share }) => share),
    };
  }

  private catchUp(): void {
    const behind = Math.floor((this.atMs() - this.steppedMs) / TICK_MS);
    if (behind > CATCH_UP_TICKS) this.steppedMs += (behind - CATCH_UP_TICKS) * TICK_MS;
    while (this.steppedMs + TICK_MS <= this.atMs()) this.step();
  }

  private step(): void {
    this.steppedMs += TICK_MS;
    for (const network of this.networks) network.settle();
    this.loudspeaker.settle();
    const done = this.crowd.step(this.robot.appearance, this.steppedMs, TICK_MS / 1000, (voice, words) =>
      this.sound.lineMs(voice, words),
    );
    for (const deed of done) this.perform(deed);
    this.guests.step(TICK_MS / 1000);
    if (this.attention.length === 0) return;
    const { people, head } = this.view();
    for (const meter of this.attention) meter.look(this.steppedMs, head, people);
  }

  private perform({ visitor, deed }: PersonsDeed): void {
    switch (deed.do) {
      case "speak": {
        const distanceM = Math.hypot(visitor.x, visitor.y);
        const nowMs = this.parts.clock.now();
        const silence = this.sound.say(visitor.script.voice, deed.words, nowMs, distanceM);
        silence(nowMs + deed.forMs);
        return;
      }
      case "touch":
        this.screen.touch(deed.touch);
        return;
      case "wonder":
        return;
    }
  }

  private hear(fromMs: number, length: number): Int16Array {
    const heard = this.sound.hear(fromMs, length);
    return this.mishaps.isOn("microphone-dead") ? new Int16Array(length) : heard;
  }

  private onRobotSpeaks(sound: Sound): () => void {
    const { clock } = this.parts;
    const cutOff = this.sound.echo(sound, clock.now());
    this.robot.begins(this.atMs());
    return () => {
      cutOff(clock.now());
      this.robot.ends(this.atMs());
    };
  }

  /** Scenario time. */
  private atMs(): number {
    return this.startedAt === null ? 0 : this.parts.clock.now() - this.startedAt;
  }
}
