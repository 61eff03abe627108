import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { openHub } from "../../crm/server/hub.ts";
import { robotConfig } from "../../launch/config.ts";
import { openDemoAccount } from "../../launch/demo-account.ts";
import { openRobotIdentity } from "../../launch/hardware/sync.ts";
import { loadProfile } from "../../launch/load-profile.ts";
import { runTogether } from "../../launch/open-robot.ts";
import { readScenarios } from "../../launch/scenario-files.ts";
import { openSimulation, type PainterChoice } from "../../launch/simulation/simulation.ts";
import type { JournalEntry } from "../../robot/kernel/journal.ts";
import { silentJournal } from "../../robot/kernel/journal.ts";
import { systemRandom } from "../../robot/kernel/random.ts";
import { ReleaseStack } from "../../robot/kernel/release-stack.ts";
import { SystemClock } from "../../robot/kernel/system-clock.ts";

/** A lobby with everything that `stella start` brings up, in this process. */
export interface LiveLobby {
  readonly pageUrl: string;
  readonly journal: readonly JournalEntry[];
  close(): Promise<void>;
}

export async function openLiveLobby(painter: PainterChoice): Promise<LiveLobby> {
  const opened = new ReleaseStack();
  const dataDir = mkdtempSync(join(tmpdir(), "stella-lobby-"));
  opened.defer(() => rmSync(dataDir, { recursive: true, force: true }));
  const config = robotConfig.parse({ dataDir, screen: { port: 0 } });
  const clock = new SystemClock();
  const hub = await openHub({ clock, journal: silentJournal, random: systemRandom, storage: "memory" });
  opened.defer(() => hub.close());
  await openDemoAccount(hub, {
    robot: { name: config.name, key: openRobotIdentity(dataDir).publicKey },
    profile: loadProfile(config.profile),
    folder: null,
  });
  const journal: JournalEntry[] = [];
  // One of two pictures a second, which the empty lobby takes over: they are most of what a lobby costs.
  const scenarios = await readScenarios(["sim/scenarios/a-visitor-speaks-spanish-by-touch.yaml"], () => {});
  const simulation = await openSimulation(
    {
      config,
      scenarios,
      hub: { connect: (send, hangUp) => hub.connect(send, hangUp), url: "http://127.0.0.1:1/" },
      pagePort: 0,
      painter,
      sinks: [(entry) => journal.push(entry)],
      watch: { record: null, foxglove: null },
      say: () => {},
    },
    opened,
  );
  const stop = new AbortController();
  const running = runTogether(simulation.runners, stop.signal);
  // Told on closing; until then a failure must not end the tests' process.
  running.catch(() => undefined);
  return {
    pageUrl: simulation.pageUrl ?? "",
    journal,
    close: async () => {
      stop.abort(new Error("the test is over"));
      await running;
      await opened.release();
    },
  };
}

/** What a technician does and reads at the lobby's page. */
export class Technician {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  panel(title: string) {
    return this.page.locator("section.panel", { has: this.page.locator("h2", { hasText: title }) });
  }

  press(name: string | RegExp) {
    return this.page.getByRole("button", { name }).click();
  }

  /** Seconds of scenario time, as the page shows them. */
  async clockS(): Promise<number> {
    return Number.parseFloat((await this.page.locator(".clock").textContent()) ?? "");
  }

  async distanceM(person: string): Promise<number> {
    const row = this.panel("People").locator(".person", { hasText: person });
    return Number.parseFloat((await row.locator(".quiet").textContent()) ?? "");
  }
}
