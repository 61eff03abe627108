import { expect, it } from "vitest";
import { robotConfig } from "../../config.ts";
import { ownRules } from "./own-rules.ts";

it("a robot that was never configured has no rules of its own", () => {
  expect(ownRules(robotConfig.parse({}))).toEqual({});
});

it("rules, limits and choices are kept, and nothing else of what was configured", () => {
  const config = robotConfig.parse({
    sight: { rules: { engagement: { reachM: 1.5 } } },
    hearing: { echoCancelled: true },
    dialogue: { conversation: { review: "never" } },
  });

  expect(ownRules(config)).toEqual({
    sight: { rules: { engagement: { reachM: 1.5 } } },
    hearing: { echoCancelled: true },
    dialogue: { conversation: { review: "never" } },
  });
});

it("names, addresses, devices, secrets and engines of one machine stay there", () => {
  const config = robotConfig.parse({
    name: "Ada",
    dataDir: "/home/ada",
    hubUrl: "wss://ada.example/robot",
    sight: { camera: { device: "/dev/video3" } },
    hearing: { wakeWord: { engine: "porcupine", porcupineAccessKey: "k3y" } },
    screen: { technicianPin: "271828" },
    recording: { megabytes: 77 },
    ros: { sound: "ros" },
  });

  expect(ownRules(config)).toEqual({});
});
