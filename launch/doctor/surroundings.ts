import { createServer } from "node:net";
import type { WakeWordRules } from "../../robot/perception/hearing/hearing-config.ts";
import { wakeEngineOf } from "../../robot/perception/hearing/wake-engine.ts";
import { broken, type Finding, off, ok } from "./finding.ts";

/** A port that Stella listens on. */
export interface WantedPort {
  readonly what: string;
  readonly port: number;
  /** The configuration entry that changes it. */
  readonly setting: string;
}

export function ports(wanted: readonly WantedPort[]): Promise<Finding[]> {
  return Promise.all(wanted.map(examinePort));
}

async function examinePort({ what, port, setting }: WantedPort): Promise<Finding> {
  const name = `port of the ${what}`;
  if (await isFree(port)) return ok(name, `${port} is free`);
  if (await isStella(port)) return ok(name, `${port} is in use by Stella, which is running`);
  return broken(
    name,
    `${port} is in use by another program`,
    `\`ss -ltnp 'sport = :${port}'\` names the program; stop it or change ${setting}.`,
  );
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}

async function isStella(port: number): Promise<boolean> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(2000) });
    return (await answer.text()).includes("Stella");
  } catch {
    return false;
  }
}

/** What listens for the robot's name, as far as that can be told without going online. */
export function wakeWord(rules: WakeWordRules): Finding {
  const what = "wake word";
  switch (wakeEngineOf(rules)) {
    case "none":
      return off(what, "nothing listens for the robot's name", "Set hearing.wakeWord.engine to auto.");
    case "onnx":
      return ok(what, "hey Stella, by our own networks");
    case "pocketsphinx":
      return ok(what, `${rules.phrase}, by PocketSphinx`);
    case "porcupine":
      return rules.porcupineAccessKey === ""
        ? broken(what, "Porcupine is chosen in the configuration, but it has no access key", GET_A_KEY)
        : ok(what, "by Porcupine, whose access key is checked online at the first start");
  }
}

const GET_A_KEY = "Set hearing.wakeWord.porcupineAccessKey to a key from console.picovoice.ai.";
