import { describe, expect, it } from "vitest";
import { wakeWordConfig } from "./hearing-config.ts";
import { wakeEngineOf } from "./wake-engine.ts";

const rules = wakeWordConfig.parse({});

describe("what listens for the robot's name", () => {
  it("is our own networks, unless it was said otherwise", () => {
    expect(wakeEngineOf(rules)).toBe("onnx");
    expect(wakeEngineOf({ ...rules, phrase: " Hey Stella" })).toBe("onnx");
  });

  it("is Porcupine when it has a key", () => {
    expect(wakeEngineOf({ ...rules, porcupineAccessKey: "k3y" })).toBe("porcupine");
  });

  it("is PocketSphinx for any other name", () => {
    expect(wakeEngineOf({ ...rules, phrase: "hello robot" })).toBe("pocketsphinx");
  });

  it.each(["onnx", "porcupine", "pocketsphinx", "none"] as const)("is %s when that was chosen", (engine) => {
    expect(wakeEngineOf({ ...rules, engine, porcupineAccessKey: "k3y", phrase: "hello robot" })).toBe(engine);
  });
});
