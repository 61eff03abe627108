import type { WakeWordRules } from "./hearing-config.ts";

/** The name that the networks in models/wake-word were trained on. */
const OUR_OWN = "hey stella";

/** What listens for the robot's name: Porcupine where it has a key, else our own networks, which know one name only. */
export function wakeEngineOf({
  engine,
  porcupineAccessKey,
  phrase,
}: WakeWordRules): Exclude<WakeWordRules["engine"], "auto"> {
  if (engine !== "auto") return engine;
  if (porcupineAccessKey !== "") return "porcupine";
  return phrase.trim().toLowerCase() === OUR_OWN ? "onnx" : "pocketsphinx";
}
