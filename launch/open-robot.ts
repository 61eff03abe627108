import type { Screen } from "../robot/dialogue/screen.ts";
import type { ReleaseStack } from "../robot/kernel/release-stack.ts";
import type { Devices, Surroundings } from "../robot/parts.ts";
import { Receptionist } from "../robot/receptionist.ts";
import type { RobotConfig } from "./config.ts";
import { openEngines, rulesOf } from "./engines.ts";
import { openScreen } from "./hardware/screen.ts";
import { hubDialler, openOutbox, openProfileShelf, openRobotIdentity } from "./hardware/sync.ts";
import { loadProfile } from "./load-profile.ts";
import { softwareVersion } from "./software-version.ts";

export interface OpenRobot {
  readonly receptionist: Receptionist;
  readonly kioskUrl: string;
  /** By which the hub enrols this robot. */
  readonly publicKey: string;
}

/**
 * Everything of a robot that serves in real time but its body: engines, outbox, kiosk page, way to the hub.
 * `bodyWith` brings the devices together with the kiosk page. What is opened is deferred to `opened`.
 * Throws a `Fault` of whatever cannot be opened.
 */
export async function openRobot(
  config: RobotConfig,
  around: Surroundings,
  opened: ReleaseStack,
  bodyWith: (kiosk: Screen) => Devices,
): Promise<OpenRobot> {
  const { clock, journal, random } = around;
  const shelf = openProfileShelf(config.dataDir, clock, journal);
  const profile = shelf.kept?.profile ?? loadProfile(config.profile);
  const kiosk = openScreen({ rules: config.screen, clock, journal });
  // First of all: a port that is taken should not cost the time it takes to load the models.
  const { url } = await kiosk.listen();
  opened.defer(() => kiosk.close());
  const outbox = openOutbox(config.dataDir, config.sync, clock, random);
  opened.defer(() => outbox.close());
  const { engines, close } = await openEngines(config, clock);
  opened.defer(close);
  const account = {
    profile,
    outbox,
    dialler: hubDialler(config.hubUrl, config.sync, clock),
    identity: openRobotIdentity(config.dataDir),
    shelf,
    name: config.name,
    softwareVersion: softwareVersion(),
  };
  return {
    receptionist: new Receptionist(bodyWith(kiosk), engines, account, rulesOf(config), around),
    kioskUrl: url,
    publicKey: account.identity.publicKey,
  };
}

/** Runs parts that belong together: when one ends or fails, all end. Rejects with the first failure. */
export async function runTogether(
  parts: readonly { run(signal: AbortSignal): Promise<void> }[],
  signal: AbortSignal,
): Promise<void> {
  const stop = new AbortController();
  const both = AbortSignal.any([signal, stop.signal]);
  const runs = parts.map((part) => part.run(both).finally(() => stop.abort(new Error("a part has ended"))));
  await Promise.allSettled(runs);
  await Promise.all(runs);
}
