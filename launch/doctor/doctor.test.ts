import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { afterEach, describe, expect, it } from "vitest";
import { wallTime } from "../../robot/kernel/clock.ts";
import { Fault } from "../../robot/kernel/fault.ts";
import { UsageError } from "../command.ts";
import { doctor } from "../commands/doctor.ts";
import { robotConfig } from "../config.ts";
import { broken, exitCodeOf, off, ok, summaryOf, textOf } from "./finding.ts";
import { disk, nodeVersion } from "./machine.ts";
import { models } from "./models.ts";
import { recogniser } from "./recogniser.ts";
import { ros, rosFinding } from "./ros.ts";
import { display, kioskPage, pin } from "./screen.ts";
import { soundFindings } from "./sound.ts";
import { ports, wakeWord } from "./surroundings.ts";
import { tryProgram, tryScript } from "./trial.ts";
import { type WallClock, wallClockFinding } from "./wall-clock.ts";

describe("the doctor's verdict", () => {
  const findings = [
    ok("Node", "v20.20.2"),
    off("camera", "none", "Plug one in."),
    broken("disk", "full", "Free some."),
  ];

  it("is good when things are merely off, and bad when one is broken", () => {
    expect(exitCodeOf(findings.slice(0, 2))).toBe(0);
    expect(exitCodeOf(findings)).toBe(1);
    expect(summaryOf(findings)).toBe("1 ok, 1 off, 1 broken");
  });

  it("puts the remedy under what is not well, and nothing under what is", () => {
    expect(findings.map(textOf)).toEqual([
      "ok      Node: v20.20.2",
      "off     camera: none\n        → Plug one in.",
      "broken  disk: full\n        → Free some.",
    ]);
  });
});

describe("the doctor's probes", () => {
  it("survive a script that crashes, a program that is not there, and one that fails", async () => {
    expect(await tryScript("process.abort()")).toMatchObject({ worked: false });
    expect(await tryScript(`throw new TypeError("no such symbol")`)).toEqual({
      worked: false,
      why: "TypeError: no such symbol",
    });
    expect(await tryProgram("no-such-program-here", [])).toMatchObject({ worked: false });
    expect(await tryScript("console.log('fine')")).toEqual({ worked: true, output: "fine" });
  });

  it("know a Node that is too old", () => {
    expect(nodeVersion("v20.19.9", ">=20.20").verdict).toBe("broken");
    expect(nodeVersion("v24.0.0", ">=20.20").verdict).toBe("ok");
  });

  it("notice a data folder that cannot be written", () => {
    expect(disk("/dev/null/data")).toMatchObject({
      verdict: "broken",
      detail: expect.stringContaining("/dev/null/data"),
    });
    expect(disk(tmpdir()).what).toBe("disk");
  });

  it("notice a corrupt model, and a folder without models", async () => {
    const folder = await mkdtemp(join(tmpdir(), "stella-models-"));
    expect(await models(folder)).toMatchObject([{ verdict: "broken", remedy: expect.any(String) }]);
    await writeFile(
      join(folder, "manifest.json"),
      JSON.stringify([
        {
          name: "person",
          file: "person.onnx",
          sha256: "0".repeat(64),
          bytes: 3,
          what: "x",
          origin: "x",
          licence: "x",
          inputs: {},
          outputs: {},
        },
      ]),
    );
    await writeFile(join(folder, "person.onnx"), "abc");
    expect(await models(folder)).toMatchObject([{ what: "model (person)", verdict: "broken" }]);
    await rm(folder, { recursive: true });
  });

  it("call ROS 2 off when it is not sourced, and broken when it is and cannot be used", async () => {
    expect(await ros({})).toMatchObject({ verdict: "off", remedy: expect.stringContaining("setup.bash") });
    const environment = { ROS_DISTRO: "humble", RMW_IMPLEMENTATION: "rmw_cyclonedds_cpp" };
    expect(rosFinding(environment, null)).toMatchObject({
      verdict: "ok",
      detail: "humble, rmw_cyclonedds_cpp, rclnodejs 2.2.0",
    });
    const fault = new Fault({ code: "ros.wrong-rmw", what: "No such middleware.", remedy: "Name another." });
    expect(rosFinding(environment, fault)).toEqual(broken("ROS 2", "No such middleware.", "Name another."));
  });

  it("tell microphones from loudspeakers", () => {
    const both = "00-00: USB Audio : USB Audio : playback 1 : capture 1";
    const speaker = "01-03: HDMI 0 : HDMI 0 : playback 1";
    expect(soundFindings(`${both}\n${speaker}\n`)).toMatchObject([
      { what: "microphone", verdict: "ok", detail: "USB Audio (00-00)" },
      { what: "loudspeaker", verdict: "ok", detail: "USB Audio (00-00), HDMI 0 (01-03)" },
    ]);
    expect(soundFindings(speaker)).toMatchObject([{ what: "microphone", verdict: "off" }, { verdict: "ok" }]);
  });

  it("know a clock that cannot be right, one that nobody sets, and one that cannot be judged", () => {
    const at = (text: string) => wallTime(Date.parse(text));
    const now = at("2026-11-23T05:00:00Z");
    const installedAt = at("2026-11-01T00:00:00Z");
    const verdict = (clock: Partial<WallClock>) =>
      wallClockFinding({ now, installedAt, isSet: true, ...clock }).verdict;
    expect(verdict({})).toBe("ok");
    expect(verdict({ now: at("1970-01-01T00:10:00Z") })).toBe("broken");
    expect(verdict({ isSet: false })).toBe("off");
    expect(verdict({ isSet: null })).toBe("off");
  });

  it("notice a kiosk page that was not built, and a display that is not connected", async () => {
    const folder = await mkdtemp(join(tmpdir(), "stella-screen-"));
    expect(await kioskPage(folder)).toMatchObject({
      verdict: "broken",
      remedy: expect.stringContaining("build"),
    });
    await writeFile(join(folder, "index.html"), "<title>Stella</title>");
    expect(await kioskPage(folder)).toMatchObject({ verdict: "ok" });
    await mkdir(join(folder, "card0-HDMI-A-1"));
    await writeFile(join(folder, "card0-HDMI-A-1", "status"), "disconnected\n");
    expect(display(folder)).toMatchObject({ verdict: "off" });
    await writeFile(join(folder, "card0-HDMI-A-1", "status"), "connected\n");
    expect(display(folder)).toMatchObject({ verdict: "ok", detail: "card0-HDMI-A-1" });
    await rm(folder, { recursive: true });
  });

  it("name the entry when there is no technician's PIN, and call one broken that anybody would try", () => {
    expect(pin("")).toMatchObject({
      verdict: "off",
      remedy: expect.stringContaining("screen.technicianPin"),
    });
    for (const guessed of ["0000", "1234", "987654"]) expect(pin(guessed).verdict).toBe("broken");
    expect(pin("4071")).toEqual(ok("technician's PIN", "4 digits"));
  });

  it("call Spanish off until a model was fetched, and an engine broken that is demanded without one", async () => {
    const modelsFolder = await mkdtemp(join(tmpdir(), "stella-fetched-"));
    expect(await recogniser({ engine: "auto", checked: true, modelsFolder })).toMatchObject([
      { what: "hearing English", verdict: "ok", detail: expect.stringContaining("checked by Moonshine") },
      {
        what: "hearing Spanish",
        verdict: "off",
        remedy: expect.stringMatching(/stella models fetch spanish-sphinx.*spanish-kroko/),
      },
    ]);
    // spanish-kroko is for sherpa-onnx, which this setting leaves aside.
    const [, spanish] = await recogniser({ engine: "pocketsphinx", checked: true, modelsFolder });
    expect(spanish?.remedy).toBe("Run `stella models fetch spanish-sphinx`, under its licence.");
    expect(await recogniser({ engine: "sherpa", checked: true, modelsFolder })).toMatchObject([
      { verdict: "broken" },
    ]);
    await rm(modelsFolder, { recursive: true });
  });

  it("call the wake word broken only when it was asked for", () => {
    const rules = robotConfig.parse({}).hearing.wakeWord;
    expect(wakeWord({ ...rules, engine: "auto", porcupineAccessKey: "" }).verdict).toBe("ok");
    expect(wakeWord({ ...rules, engine: "none" }).verdict).toBe("off");
    expect(wakeWord({ ...rules, engine: "porcupine", porcupineAccessKey: "" }).verdict).toBe("broken");
  });
});

describe("a port", () => {
  let server: Server | undefined;
  afterEach(() => server?.close());

  it("is fine when Stella itself has it, and broken when another program does", async () => {
    let page = "<title>Stella</title>";
    server = createServer((_request, response) => response.end(page));
    const port = await new Promise<number>((resolve) => {
      server?.listen(0, "127.0.0.1", () => {
        const address = server?.address();
        resolve(typeof address === "object" && address ? address.port : 0);
      });
    });
    const wanted = [{ what: "kiosk page", port, setting: "screen.port" }];
    expect(await ports(wanted)).toMatchObject([{ verdict: "ok" }]);
    page = "something else";
    expect(await ports(wanted)).toMatchObject([
      { verdict: "broken", detail: expect.stringContaining(String(port)) },
    ]);
  });
});

describe("stella doctor", () => {
  it("prints a line of JSON for each finding, with a remedy unless all is well", async () => {
    const { code, lines } = await run(["--json"]);
    const findings = lines.map((line) => JSON.parse(line));
    expect(findings.map(({ what }) => what)).toEqual(
      expect.arrayContaining([
        "Node",
        "disk",
        "lead store (better-sqlite3)",
        "model (person)",
        "kiosk page",
        "clock",
        "ROS 2",
      ]),
    );
    for (const { verdict, remedy } of findings) expect(remedy === null).toBe(verdict === "ok");
    expect(code).toBe(findings.some(({ verdict }) => verdict === "broken") ? 1 : 0);
  });

  it("refuses options that it does not know", async () => {
    await expect(run(["--fast"])).rejects.toThrow(UsageError);
  });
});

async function run(args: readonly string[]): Promise<{ code: number; lines: string[] }> {
  const stdout = new PassThrough();
  const streams = { stdin: new PassThrough(), stdout, stderr: new PassThrough() };
  const code = await doctor.run(args, streams, new AbortController().signal);
  stdout.end();
  return { code, lines: (await text(stdout)).trim().split("\n") };
}
