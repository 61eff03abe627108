import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { WebSocket } from "ws";
import { EventLog, journalTo } from "../../../robot/kernel/journal.ts";
import { SystemClock } from "../../../robot/kernel/system-clock.ts";
import { IDLE_FACE, type LobbyView } from "../../view.ts";
import { MESSAGES_PER_SECOND } from "../message-allowance.ts";
import type { PageId } from "../stage.ts";
import { StageServer } from "./stage-server.ts";

const hello = JSON.stringify({ type: "hello", paints: true });

async function openStage() {
  const pageFolder = mkdtempSync(join(tmpdir(), "stella-stage-"));
  writeFileSync(join(pageFolder, "index.html"), "<!doctype html><title>lobby</title>");
  const clock = new SystemClock();
  const log = new EventLog();
  const stage = new StageServer({ pageFolder, port: 0, clock, journal: journalTo(clock, [log.sink]) });
  const { url } = await stage.listen();
  onTestFinished(async () => {
    await stage.close();
    rmSync(pageFolder, { recursive: true, force: true });
  });
  return { stage, url, events: () => log.entries.map(({ event }) => event) };
}

/** A page as a browser opens it; rejects when it is refused. */
async function openPage(url: string, origin = url.replace(/\/$/, "")) {
  const socket = new WebSocket(`${url.replace("http", "ws")}stage`, { origin });
  onTestFinished(() => socket.terminate());
  const received: { readonly type: string; readonly view?: LobbyView }[] = [];
  socket.on("message", (data) => received.push(JSON.parse(String(data))));
  await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
  return { socket, received };
}

const told = <T>(ask: (tell: (value: T) => void) => void) => new Promise<T>((resolve) => ask(resolve));

const viewAt = (atMs: number): LobbyView => ({
  atMs,
  light: 1,
  people: [],
  head: { panRad: 0, tiltRad: 0 },
  face: IDLE_FACE,
});

describe("the stage", () => {
  it("serves the page, and nothing else", async () => {
    const { url } = await openStage();
    expect(await (await fetch(url)).text()).toContain("lobby");
    expect((await fetch(`${url}../package.json`)).status).toBe(404);
    expect((await fetch(url, { method: "POST" })).status).toBe(404);
  });

  it("hears messages and bytes of each page, and tells when pages come and go", async () => {
    const { stage, url } = await openStage();
    const message = told<[unknown, PageId]>((tell) =>
      stage.on({ message: (one, page) => tell([one, page]) }),
    );
    const bytes = told<[number[], PageId]>((tell) =>
      stage.on({ bytes: (all, page) => tell([[...all], page]) }),
    );
    const left = told<PageId>((tell) => stage.on({ left: tell }));
    const { socket } = await openPage(url);
    socket.send(hello);
    socket.send(new Uint8Array([1, 2, 3]));
    expect(await message).toEqual([{ type: "hello", paints: true }, 1]);
    expect(await bytes).toEqual([[1, 2, 3], 1]);
    socket.close();
    expect(await left).toBe(1);
  });

  it("refuses any other site in the same browser", async () => {
    const { url, events } = await openStage();
    await expect(openPage(url, "https://elsewhere.example")).rejects.toThrow();
    expect(events()).toContain("stage.stranger-refused");
  });

  it("ignores what it does not understand, and complains once", async () => {
    const { stage, url, events } = await openStage();
    const message = told<unknown>((tell) => stage.on({ message: tell }));
    const { socket } = await openPage(url);
    for (const bad of ["no JSON", '{"type":"own the robot"}', hello]) socket.send(bad);
    expect(await message).toMatchObject({ type: "hello" });
    expect(events().filter((event) => event === "stage.bad-message-ignored")).toHaveLength(1);
  });

  it("cuts a page off that floods it", async () => {
    const { url, events } = await openStage();
    const { socket } = await openPage(url);
    const code = told<number>((tell) => socket.once("close", tell));
    for (let sent = 0; sent < 3 * MESSAGES_PER_SECOND; sent++) socket.send(hello);
    expect(await code).toBe(1008);
    expect(events()).toContain("stage.flooding-closed");
  });

  it("sends a page that is slow the newest view, not all of them, and every other message in order", async () => {
    const { stage, url } = await openStage();
    const ready = told<PageId>((tell) => stage.on({ opened: tell }));
    const { socket, received } = await openPage(url);
    const page = await ready;
    socket.pause();
    for (let atMs = 0; atMs < 500; atMs++) {
      stage.broadcast({ type: "view", view: viewAt(atMs) });
      if (atMs % 100 === 0) stage.send(page, { type: "role", paints: true, pagesOpen: atMs });
    }
    const last = told<void>((tell) => {
      socket.on("message", () => received.some(({ view }) => view?.atMs === 499) && tell());
    });
    socket.resume();
    await last;
    const views = received.flatMap(({ view }) => (view ? [view.atMs] : []));
    expect(views.length).toBeLessThan(10);
    expect(received.filter(({ type }) => type === "role")).toHaveLength(5);
  });

  it("says which port is taken", async () => {
    const { url } = await openStage();
    const clock = new SystemClock();
    const port = Number(new URL(url).port);
    const pageFolder = mkdtempSync(join(tmpdir(), "stella-stage-"));
    writeFileSync(join(pageFolder, "index.html"), "");
    const second = new StageServer({ pageFolder, port, clock, journal: journalTo(clock, []) });
    await expect(second.listen()).rejects.toMatchObject({ code: "stage.port-in-use" });
    const nowhere = new StageServer({
      pageFolder: "/nowhere",
      port: 0,
      clock,
      journal: journalTo(clock, []),
    });
    await expect(nowhere.listen()).rejects.toMatchObject({ code: "stage.page-missing" });
  });
});
