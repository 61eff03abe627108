import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { WebSocket } from "ws";
import { WebsocketScreen } from "../../robot/dialogue/adapters/websocket-screen.ts";
import { type ScreenMessage, screenMessage } from "../../robot/dialogue/screen-protocol.ts";
import { silentJournal } from "../../robot/kernel/journal.ts";
import { ManualClock } from "../../robot/kernel/manual-clock.ts";
import { SimulatedScreen } from "../../sim/devices/simulated-screen.ts";
import { passing, passingHere } from "./passing-time.ts";
import { screenContract } from "./screen.contract.ts";

screenContract("the simulated screen", { connectsLate: false }, async () => {
  const clock = new ManualClock();
  const seen: ScreenMessage[] = [];
  const screen = new SimulatedScreen((message) => seen.push(message));
  return {
    screen,
    connect: async () => ({ seen, touch: (touch) => screen.touch(touch) }),
    until: (done) => passing(clock, done),
    tidy: async () => {},
  };
});

screenContract("the kiosk page's screen", { connectsLate: true }, async () => {
  const pageFolder = await mkdtemp(join(tmpdir(), "stella-screen-"));
  await writeFile(join(pageFolder, "index.html"), "<title>Stella</title>");
  const screen = new WebsocketScreen({
    pageFolder,
    rules: { port: 0, touchesPerSecond: 20, earconVolume: 0 },
    clock: new ManualClock(),
    journal: silentJournal,
  });
  const { url } = await screen.listen();
  let page: WebSocket | undefined;
  return {
    screen,
    connect: async () => {
      const socket = new WebSocket(`${url.replace("http", "ws")}screen`, { origin: url.slice(0, -1) });
      page = socket;
      const seen: ScreenMessage[] = [];
      socket.on("message", (data) => {
        const message = screenMessage.parse(JSON.parse(String(data)));
        // To the page itself, not to whoever looks at it.
        if (message.type !== "page") seen.push(message);
      });
      await once(socket, "open");
      return { seen, touch: (touch) => socket.send(JSON.stringify(touch)) };
    },
    until: passingHere,
    tidy: async () => {
      page?.terminate();
      await screen.close();
      await rm(pageFolder, { recursive: true });
    },
  };
});
