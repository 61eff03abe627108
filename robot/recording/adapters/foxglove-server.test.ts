import foxglove from "@foxglove/ws-protocol";
import { afterEach, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { instant } from "../../kernel/clock.ts";
import { silentJournal } from "../../kernel/journal.ts";
import { ManualClock } from "../../kernel/manual-clock.ts";
import { channelNames, channels } from "../channels.ts";
import { timestampOf } from "../log-time.ts";
import { tapeTo } from "../tape.ts";
import { FoxgloveServer } from "./foxglove-server.ts";

type Client = InstanceType<typeof foxglove.FoxgloveClient>;
type Advertised = { id: number; topic: string; schemaName: string; schema: string };

const opened: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});

async function serve() {
  const clock = new ManualClock();
  const server = new FoxgloveServer({
    robot: "Stella",
    host: "127.0.0.1",
    port: 0,
    urdf: '<robot name="stella"/>',
    journal: silentJournal,
  });
  opened.push(server);
  return { url: await server.listen(), tape: tapeTo(clock, [server]), clock, server };
}

/** The protocol's own client, and the channels that it was told of. */
async function connect(url: string): Promise<{ client: Client; offered: readonly Advertised[] }> {
  const socket = new WebSocket(url, [foxglove.FoxgloveClient.SUPPORTED_SUBPROTOCOL]);
  // The client's types want a browser's socket; `ws` is one to it.
  const client = new foxglove.FoxgloveClient({ ws: socket as never });
  opened.push({ close: () => client.close() });
  const offered = await new Promise<readonly Advertised[]>((resolve, reject) => {
    client.on("error", reject);
    client.on("advertise", (list) => resolve(list));
  });
  return { client, offered };
}

/** Subscribes, and resolves to the next message as JSON, and its time. */
function next(client: Client, offered: readonly Advertised[], topic: string) {
  const channel = offered.find((one) => one.topic === topic);
  if (!channel) throw new Error(`nobody offers ${topic}`);
  const subscription = client.subscribe(channel.id);
  return new Promise<{ body: Record<string, unknown>; timestamp: bigint }>((resolve) => {
    client.on("message", ({ subscriptionId, data, timestamp }) => {
      if (subscriptionId !== subscription) return;
      const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
      resolve({ body: JSON.parse(bytes.toString()), timestamp });
    });
  });
}

/** Every message that a client gets from now on. */
function heardBy(client: Client): readonly { readonly timestamp: bigint }[] {
  const heard: { readonly timestamp: bigint }[] = [];
  client.on("message", (message) => heard.push(message));
  return heard;
}

/** Until the server knows of a subscription: what comes back from it afterwards was asked for later. */
async function settled(client: Client): Promise<void> {
  await new Promise<void>((resolve) => {
    client.on("parameterValues", () => resolve());
    client.getParameters([]);
  });
}

describe("a live robot in Foxglove", () => {
  it("offers every channel with its schema", async () => {
    const { url } = await serve();

    const { offered } = await connect(url);

    expect(offered.map(({ topic }) => topic).sort()).toEqual(
      channelNames.map((name) => channels[name].topic).sort(),
    );
    const image = offered.find(({ topic }) => topic === "/camera/image");
    expect(image?.schemaName).toBe("foxglove.CompressedImage");
    expect(JSON.parse(image?.schema ?? "")).toMatchObject({
      type: "object",
      properties: { data: { type: "string", contentEncoding: "base64" } },
    });
  });

  it("shows pictures, journal and dialogue to whoever subscribes", async () => {
    const { url, tape, clock } = await serve();
    const { client, offered } = await connect(url);
    const image = next(client, offered, "/camera/image");
    const log = next(client, offered, "/journal");
    await settled(client);

    await clock.advance(2500);
    tape.write(
      "camera",
      {
        timestamp: timestampOf(instant(2400)),
        frame_id: "camera_optical_frame",
        data: Buffer.from("a picture").toString("base64"),
        format: "jpeg",
        index: 7,
      },
      instant(2400),
    );
    tape.write("journal", {
      timestamp: timestampOf(instant(2500)),
      level: 2,
      message: '{"event":"visit.begun"}',
      name: "visit.begun",
      file: "",
      line: 0,
    });

    const picture = await image;
    expect(Buffer.from(String(picture.body.data), "base64").toString()).toBe("a picture");
    expect(picture.timestamp).toBe(2_500_000_000n);
    expect((await log).body).toMatchObject({ name: "visit.begun", timestamp: { sec: 2, nsec: 500_000_000 } });
  });

  it("tells somebody who comes later how things stand", async () => {
    const { url, tape } = await serve();
    tape.write("dialogue", { dialogue: { step: "asking", question: "name" } });

    const { client, offered } = await connect(url);

    expect((await next(client, offered, "/dialogue")).body).toEqual({
      dialogue: { step: "asking", question: "name" },
    });
  });

  it("tells how things stand once for each subscription, and nobody else again", async () => {
    const { url, tape } = await serve();
    tape.write("desk", { state: "waiting" });
    tape.write("activity", { activity: "idle" });
    const first = await connect(url);
    const heard = heardBy(first.client);

    await next(first.client, first.offered, "/desk");
    await next(first.client, first.offered, "/activity");
    const second = await connect(url);
    await next(second.client, second.offered, "/desk");
    await settled(first.client);

    expect(heard).toHaveLength(2);
  });

  it("tells again now and then what others are drawn with, for a panel that is opened later", async () => {
    const { url, tape, clock } = await serve();
    tape.write("body", { data: '<robot name="stella"/>' });
    tape.write("activity", { activity: "idle" });
    const { client, offered } = await connect(url);
    await next(client, offered, "/robot_description");
    await next(client, offered, "/activity");
    const heard = heardBy(client);

    for (let second = 0; second < 10; second++) {
      await clock.advance(1000);
      tape.write("desk", { state: "waiting" });
    }
    await settled(client);

    // Every two seconds, stamped with the time at which it still holds; what is no news is not told again.
    expect(heard.map(({ timestamp }) => Number(timestamp / 1_000_000_000n))).toEqual([2, 4, 6, 8, 10]);
  });

  it("wants no pictures while nobody watches any", async () => {
    const { url, server } = await serve();
    const { client, offered } = await connect(url);
    expect(server.wants("camera")).toBe(false);

    void next(client, offered, "/camera/image");
    await settled(client);

    expect(server.wants("camera")).toBe(true);
  });

  it("does not wait for a client that has stopped reading", async () => {
    const { url, tape, server } = await serve();
    const socket = new WebSocket(url, [foxglove.FoxgloveClient.SUPPORTED_SUBPROTOCOL]);
    const client = new foxglove.FoxgloveClient({ ws: socket as never });
    opened.push({ close: () => socket.terminate() });
    const offered = await new Promise<readonly Advertised[]>((resolve) => client.on("advertise", resolve));
    void next(client, offered, "/speech");
    await settled(client);
    socket.pause();
    const before = process.memoryUsage().arrayBuffers;

    const text = "-".repeat(1024 * 1024);
    for (let message = 0; message < 200; message++) {
      tape.write("speech", { speaker: "robot", text });
      await new Promise((resolve) => setImmediate(resolve));
    }

    expect(server.wants("speech")).toBe(true);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(60e6);
  });

  it("gives the robot's body as a parameter", async () => {
    const { url } = await serve();
    const { client } = await connect(url);

    const told = new Promise((resolve) => client.on("parameterValues", resolve));
    client.getParameters(["/robot_description"], "one");

    expect(await told).toMatchObject({
      id: "one",
      parameters: [{ name: "/robot_description", value: '<robot name="stella"/>' }],
    });
  });

  it.each([
    ["https://evil.example", "403"],
    ["null", "403"],
  ])("is not shown to a page from %s", async (origin, status) => {
    const { url } = await serve();

    const refused = await new Promise<string>((resolve, reject) => {
      const socket = new WebSocket(url, [foxglove.FoxgloveClient.SUPPORTED_SUBPROTOCOL], { origin });
      socket.on("open", () => reject(new Error("it was let in")));
      socket.on("error", (error) => resolve(error.message));
    });

    expect(refused).toContain(status);
  });

  it("says which port is taken", async () => {
    const { url } = await serve();
    const second = new FoxgloveServer({
      robot: "Stella",
      host: "127.0.0.1",
      port: Number(new URL(url).port),
      urdf: "",
      journal: silentJournal,
    });

    await expect(second.listen()).rejects.toMatchObject({ code: "foxglove.port-in-use" });
  });
});
