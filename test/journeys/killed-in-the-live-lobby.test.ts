import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { operatorAccount } from "../../crm/server/accounts/operator-account.ts";
import { type Hub, openHub } from "../../crm/server/hub.ts";
import { robotConfig } from "../../launch/config.ts";
import { openRobotIdentity } from "../../launch/hardware/sync.ts";
import { runTogether } from "../../launch/open-robot.ts";
import { openSimulation } from "../../launch/simulation/simulation.ts";
import { silentJournal } from "../../robot/kernel/journal.ts";
import { systemRandom } from "../../robot/kernel/random.ts";
import { ReleaseStack } from "../../robot/kernel/release-stack.ts";
import { SystemClock } from "../../robot/kernel/system-clock.ts";
import { parseScenario } from "../../sim/scenario/scenario.ts";
import type { Control } from "../../sim/stage/control-messages.ts";

const VISIT = `
title: Noor is served
lastsS: 3600
framesPerSecond: 1
people:
  - name: Noor
    manner: eager
    from: [2, 0]
    acts: [{ do: walk, to: [1, 0] }, { do: touch-start }, { do: converse }, { do: walk, to: [3, 2] }]
    answers:
      consent: [{ do: choose, choice: "yes" }]
      name: [{ do: type, text: Noor Haddad }]
      contact: [{ do: type, text: noor@example.com }]
      service: [{ do: choose, choice: haircut }]
      source: [{ do: press, command: skip }]
      timeline: [{ do: choose, choice: this-week }]
expect: { greeted: true, records: [] }
`;

const LONG = { timeout: 120_000, interval: 100 };

/** What a page of the lobby, and one of the kiosk, is told and asks for. */
class OpenPage {
  readonly told: { readonly type: string; readonly [entry: string]: unknown }[] = [];
  private readonly socket: WebSocket;

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on("message", (data, isBinary) => {
      if (!isBinary) this.told.push(JSON.parse(String(data)));
    });
  }

  static async at(url: string, path: string): Promise<OpenPage> {
    const { origin, host } = new URL(url);
    const socket = new WebSocket(`ws://${host}${path}`, { origin });
    const page = new OpenPage(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once("open", resolve);
      socket.once("error", reject);
    });
    return page;
  }

  ask(control: Control): void {
    this.socket.send(JSON.stringify(control));
  }

  get isOpen(): boolean {
    return this.socket.readyState === WebSocket.OPEN;
  }

  close(): void {
    this.socket.terminate();
  }
}

describe("the robot of a live lobby", { timeout: 600_000 }, () => {
  const opened = new ReleaseStack();
  const stop = new AbortController();
  const journal: string[] = [];
  let hub: Hub;
  let account: string;
  let kioskUrl: string;
  let lobby: OpenPage;
  let kiosk: OpenPage;

  beforeAll(async () => {
    const dataDir = mkdtempSync(join(tmpdir(), "stella-lobby-"));
    opened.defer(() => rmSync(dataDir, { recursive: true, force: true }));
    const config = robotConfig.parse({ dataDir, screen: { port: 0 } });
    hub = await openHub({
      clock: new SystemClock(),
      journal: silentJournal,
      random: systemRandom,
      storage: "memory",
    });
    opened.defer(() => hub.close());
    account = await operatorAccount(hub.core);
    await hub.enrol(account, config.name, openRobotIdentity(dataDir).publicKey);
    const simulation = await openSimulation(
      {
        config,
        scenarios: [parseScenario(VISIT, "the test")],
        hub: { connect: (send, hangUp) => hub.connect(send, hangUp), url: "http://127.0.0.1:1/" },
        pagePort: 0,
        painter: "projected",
        sinks: [({ event }) => journal.push(event)],
        watch: { record: null, foxglove: null },
        say: () => {},
      },
      opened,
    );
    kioskUrl = simulation.kioskUrl;
    const running = runTogether(simulation.runners, stop.signal);
    // Told below; until then a failure must not end the tests' process.
    running.catch(() => undefined);
    opened.defer(() => running);
    lobby = await OpenPage.at(simulation.pageUrl ?? "", "/stage");
    kiosk = await OpenPage.at(kioskUrl, "/screen");
    lobby.ask({ type: "speed", speed: 8 });
    // Until somebody puts that right the lead has to wait on the robot's disk.
    lobby.ask({ type: "begin-mishap", mishap: { kind: "hub-down", fromS: 0 } });
  }, 300_000);

  afterAll(async () => {
    lobby?.close();
    kiosk?.close();
    stop.abort(new Error("the test is over"));
    await opened.release();
  });

  const told = (page: OpenPage, type: string) => page.told.filter((message) => message.type === type);
  const times = (event: string) => journal.filter((one) => one === event).length;
  const kioskIsBack = async () => {
    kiosk = await OpenPage.at(kioskUrl, "/screen").catch(() => kiosk);
    return kiosk.isOpen;
  };

  it("is killed by a button: its kiosk page is cut off, and the lobby's page goes on", async () => {
    await expect.poll(() => times("record.filed"), LONG).toBe(1);
    lobby.ask({ type: "play", scenario: null });
    lobby.ask({ type: "begin-mishap", mishap: { kind: "process-killed", fromS: 0 } });
    await expect.poll(() => times("robot.process-killed"), LONG).toBe(1);
    await expect.poll(() => kiosk.isOpen, LONG).toBe(false);
    lobby.ask({ type: "robot", order: "greet" });
    await expect
      .poll(() => told(lobby, "answer").at(-1), LONG)
      .toMatchObject({ done: false, message: expect.stringContaining("dead") });
    expect(times("robot.started-again")).toBe(0);
  });

  it("starts again when that is put right, at the same address, and delivers what its disk kept", async () => {
    lobby.ask({ type: "end-mishap", mishap: { kind: "process-killed", fromS: 0 } });
    await expect.poll(() => times("robot.started-again"), LONG).toBe(1);
    await expect.poll(kioskIsBack, LONG).toBe(true);
    await expect.poll(() => told(kiosk, "panel").at(-1), LONG).toMatchObject({ kind: "attract" });
    expect(await hub.intakes(account)).toEqual([]);
    lobby.ask({ type: "end-mishap", mishap: { kind: "hub-down", fromS: 0 } });
    await expect.poll(async () => (await hub.intakes(account)).length, LONG).toBe(1);
    const [intake] = await hub.intakes(account);
    expect(intake?.record?.fields.name?.value).toBe("Noor Haddad");
  });

  it("loses its power as well, and has it again", async () => {
    lobby.ask({ type: "begin-mishap", mishap: { kind: "power-cut", fromS: 0 } });
    await expect.poll(() => times("robot.power-cut"), LONG).toBe(1);
    await expect.poll(() => kiosk.isOpen, LONG).toBe(false);
    lobby.ask({ type: "end-mishap", mishap: { kind: "power-cut", fromS: 0 } });
    await expect.poll(kioskIsBack, LONG).toBe(true);
    expect(times("robot.started-again")).toBe(2);
    expect((await hub.intakes(account)).length).toBe(1);
  });
});
