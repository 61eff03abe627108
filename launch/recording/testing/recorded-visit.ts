import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { parseScenario } from "../../../sim/scenario/scenario.ts";
import { replay } from "../../commands/replay.ts";
import { loadConfig } from "../../config.ts";
import { simulateVisit, type VisitReport } from "../../simulated-visit.ts";

/** Speaks, types and touches: half a minute with everything that a recording must hold. */
export const SPOKEN_VISIT = `
title: Somebody in a hurry says her name and types her number
lastsS: 70
framesPerSecond: 2
robot: { dialogue: { conversation: { review: never } } }
people:
  - name: Zdenka
    look: 3
    voice: slt
    from: [2.6, -0.4]
    acts:
      - { do: walk, to: [1, 0], speedMps: 1.4 }
      - { do: touch-start }
      - { do: converse }
      - { do: walk, to: [4, 2], speedMps: 1.8 }
    reactions:
      - { when: { says: Hello }, interruptsAfterS: 0.3, do: [{ do: choose, choice: "yes" }] }
      - { when: { says: /number or e-mail/ }, interruptsAfterS: 0.3, do: [{ do: type, text: 773 555 0199 }] }
      - { when: { says: /hear about us/ }, interruptsAfterS: 0.3, do: [{ do: press, command: skip }] }
      - { when: { says: /like to come in/ }, interruptsAfterS: 0.3, do: [{ do: choose, choice: later }] }
    answers:
      name: [{ do: say, words: my name is mary johnson }]
      confirm-name: [{ do: say, words: "yes" }]
      service: [{ do: say, words: bridal styling }]
expect:
  greeted: true
  outcome: completed
  records: [{ fields: { name: Mary Johnson, service: Bridal styling } }]
`;

/** What she told of herself; none of it may be in a scenario that is made of the visit. */
export const PERSONAL = ["Mary", "Johnson", "Zdenka", "773", "5550199", "555 0199"];

const signal = new AbortController().signal;

/** Plays a visit in `folder`, and records it to a file when one is named. */
export async function playVisit(text: string, folder: string, recordTo?: string): Promise<VisitReport> {
  const dataDir = mkdtempSync(join(folder, "robot-"));
  const scenario = parseScenario(text, "visit.yaml");
  const config = loadConfig(undefined);
  const visit = { name: "visit", scenario, seed: 7, config, dataDir, signal };
  return (await simulateVisit({ ...visit, ...(recordTo !== undefined && { recordTo }) })).report;
}

/** `stella replay`, in this process. */
export async function stellaReplay(...args: string[]) {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const code = await replay.run(args, { stdin, stdout, stderr }, signal);
  const said = (stream: PassThrough) => (stream.read() as Buffer | null)?.toString() ?? "";
  return { code, out: said(stdout), err: said(stderr) };
}
