// The robot's body on the ROS graph, as its contracts want it: each part with its peer, in any setting.
import { RosSpeaker } from "../../robot/dialogue/adapters/ros-speaker.ts";
import { Gauges } from "../../robot/kernel/gauges.ts";
import { silentJournal } from "../../robot/kernel/journal.ts";
import { RosBattery } from "../../robot/motion/adapters/ros-battery.ts";
import { RosEmergencyStop } from "../../robot/motion/adapters/ros-emergency-stop.ts";
import { RosHead, type TrajectoryRoute } from "../../robot/motion/adapters/ros-head.ts";
import { RosCamera } from "../../robot/perception/adapters/ros-camera.ts";
import { RosMicrophone } from "../../robot/perception/adapters/ros-microphone.ts";
import { reads, writes } from "../../robot/ros/interface.ts";
import type { BatteryUnderTest } from "./battery.contract.ts";
import type { CameraUnderTest } from "./camera.contract.ts";
import type { EmergencyStopUnderTest } from "./emergency-stop.contract.ts";
import type { HeadUnderTest } from "./head.contract.ts";
import type { MicrophoneUnderTest } from "./microphone.contract.ts";
import { PICTURE } from "./ros-peers.ts";
import type { RosSetting } from "./ros-setting.ts";
import type { SpeakerUnderTest } from "./speaker.contract.ts";

export async function cameraOverRos(
  setting: RosSetting,
  transport: "raw" | "compressed",
): Promise<CameraUnderTest> {
  const driver = await setting.peer(transport === "raw" ? "camera" : "compressedCamera");
  await driver.plugIn();
  const camera = new RosCamera({
    ...setting,
    pictures:
      transport === "raw" ? { transport, topic: reads.image } : { transport, topic: reads.compressedImage },
    info: reads.cameraInfo,
    journal: silentJournal,
    gauges: new Gauges(),
    geometry: { ...PICTURE, fieldOfViewRad: 1, heightM: 1.35 },
    silentMs: 1000,
  });
  return { camera, until: setting.until, ...pluggable(driver) };
}

export async function microphoneOverRos(setting: RosSetting): Promise<MicrophoneUnderTest> {
  const recorder = await setting.peer("recorder");
  await recorder.plugIn();
  const microphone = new RosMicrophone({ ...setting, topic: reads.microphone });
  return { microphone, until: setting.until, ...pluggable(recorder) };
}

export async function batteryOverRos(setting: RosSetting): Promise<BatteryUnderTest> {
  const power = await setting.peer("power");
  await power.plugIn();
  const battery = new RosBattery({ ...setting, topic: reads.battery, silentMs: 1000 });
  battery.open();
  const { tidy, ...unplugging } = pluggable(power);
  return {
    battery,
    until: setting.until,
    ...unplugging,
    tidy: async () => {
      battery.close();
      await tidy();
    },
  };
}

export async function emergencyStopOverRos(setting: RosSetting): Promise<EmergencyStopUnderTest> {
  const button = await setting.peer("button");
  await button.plugIn();
  const stop = new RosEmergencyStop({ ...setting, journal: silentJournal, topic: reads.emergencyStop });
  const { lose, bringBack, tidy } = pluggable(button);
  return {
    stop,
    until: setting.until,
    press: (pressed) => button.press(pressed),
    cut: lose,
    mend: bringBack,
    tidy,
  };
}

export async function speakerOverRos(setting: RosSetting): Promise<SpeakerUnderTest> {
  const player = await setting.peer("player");
  await player.plugIn();
  const { graph, clock } = setting;
  const topic = writes.loudspeaker;
  const speaker = new RosSpeaker({ graph, clock, topic });
  speaker.open();
  const found = graph.publisher(topic);
  await setting.until(() => found.readers() > 0);
  found.close();
  let heard = await player.heard();
  return {
    speaker,
    clock,
    heard: () => heard,
    until: async (done) => {
      let listening = false;
      const refresh = () => {
        if (listening) return;
        listening = true;
        void player.heard().then((now) => {
          heard = now;
          listening = false;
        });
      };
      await setting.until(() => {
        refresh();
        return done();
      });
    },
    tidy: async () => {
      speaker.close();
      await player.unplug();
    },
  };
}

export async function headOverRos(setting: RosSetting, route: TrajectoryRoute): Promise<HeadUnderTest> {
  const controller = await setting.peer("controller");
  await controller.plugIn();
  const { clock, pass, until } = setting;
  const head = new RosHead({
    ...setting,
    route,
    jointStates: reads.jointStates,
    joints: { pan: "head_pan_joint", tilt: "head_tilt_joint" },
    journal: silentJournal,
    silentMs: 2000,
  });
  let ready = false;
  const opening = head.ready(new AbortController().signal).then(() => {
    ready = true;
  });
  await until(() => ready);
  await opening;
  const { tidy, ...unplugging } = pluggable(controller);
  return {
    head,
    now: () => clock.now(),
    pass,
    until,
    ...unplugging,
    tidy: async () => {
      await head.close();
      await tidy();
    },
  };
}

function pluggable(peer: { plugIn(): Promise<void>; unplug(): Promise<void> }) {
  return { lose: () => peer.unplug(), bringBack: () => peer.plugIn(), tidy: () => peer.unplug() };
}
