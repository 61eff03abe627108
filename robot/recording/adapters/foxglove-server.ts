import { createServer, type IncomingMessage, type Server } from "node:http";
import foxglove from "@foxglove/ws-protocol";
import { type WebSocket, WebSocketServer } from "ws";
import { Fault, messageOf } from "../../kernel/fault.ts";
import type { Journal } from "../../kernel/journal.ts";
import { type ChannelName, channelNames, channels, schemaTextOf } from "../channels.ts";
import { logTimeOf } from "../log-time.ts";
import type { TapeMessage, TapeSink } from "../tape.ts";
import { FoxgloveClient } from "./foxglove-client.ts";
import { isWelcomeOrigin } from "./foxglove-origin.ts";

const SUBPROTOCOL = foxglove.FoxgloveServer.SUPPORTED_SUBPROTOCOL;
/** Requests of a client are a few hundred bytes; one that subscribes to everything sends some kilobytes. */
const LONGEST_REQUEST_BYTES = 256 * 1024;
const MOST_CLIENTS = 8;
/** How often clients are told what time it is at the robot. */
const TIME_EVERY_MS = 100;

/** Channels that say how things stand: whoever comes later is told the last of each. */
const STANDING: ReadonlySet<ChannelName> = new Set([
  "calibration",
  "cameraInfo",
  "body",
  "fixedFrames",
  "screenCondition",
  "emergencyStop",
  "battery",
  "desk",
  "activity",
  "dialogue",
  "health",
]);

/**
 * What others are drawn with. A viewer that changes its panels asks for nothing anew and has kept nothing (Lichtblick
 * 1.28 then waits for the calibration for ever), so these are told again, as ROS's cameras tell theirs.
 */
const DRAWN_WITH: readonly ChannelName[] = ["cameraInfo", "body", "fixedFrames"];
const DRAWN_WITH_EVERY_MS = 2000;

export interface FoxgloveServerParts {
  readonly robot: string;
  /** Loopback, unless somebody asked for more: whoever connects sees faces and reads what visitors say. */
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  /** The robot's body, as clients ask for it by the parameter `/robot_description`. */
  readonly urdf: string;
  readonly journal: Journal;
}

/** Lets Foxglove, Lichtblick and whatever else speaks their protocol watch the robot. Nobody can do anything to it. */
export class FoxgloveServer implements TapeSink {
  private readonly parts: FoxgloveServerParts;
  private readonly protocol: InstanceType<typeof foxglove.FoxgloveServer>;
  private readonly sockets: WebSocketServer;
  private readonly ids = new Map<ChannelName, number>();
  private readonly names = new Map<number, ChannelName>();
  private readonly subscribed = new Set<ChannelName>();
  private readonly standing = new Map<ChannelName, TapeMessage>();
  private server: Server | null = null;
  /** Who alone is being told something: the protocol itself tells every subscriber. */
  private catchingUp: FoxgloveClient | null = null;
  private toldTimeAt = Number.NEGATIVE_INFINITY;
  private toldAgainAt = 0;

  constructor(parts: FoxgloveServerParts) {
    this.parts = parts;
    this.protocol = new foxglove.FoxgloveServer({
      name: `Stella: ${parts.robot}`,
      capabilities: [foxglove.ServerCapability.time, foxglove.ServerCapability.parameters],
      supportedEncodings: ["json"],
    });
    this.sockets = new WebSocketServer({
      noServer: true,
      maxPayload: LONGEST_REQUEST_BYTES,
      perMessageDeflate: false,
      handleProtocols: (offered) => this.protocol.handleProtocols(offered),
    });
    for (const name of channelNames) {
      const { topic, schemaName } = channels[name];
      const schema = schemaTextOf(name);
      const id = this.protocol.addChannel({
        topic,
        encoding: "json",
        schemaName,
        schema,
        schemaEncoding: "jsonschema",
      });
      this.ids.set(name, id);
      this.names.set(id, name);
    }
    this.protocol.on("subscribe", (id) => this.onSubscription(id, true));
    this.protocol.on("unsubscribe", (id) => this.onSubscription(id, false));
    this.protocol.on("getParameters", ({ parameterNames, id }, connection) => {
      const parameters = this.parameters().filter(
        ({ name }) => parameterNames.length === 0 || parameterNames.includes(name),
      );
      this.protocol.publishParameterValues(parameters, id, connection);
    });
    // What a client asked for and may not have; it is told what stands.
    this.protocol.on("setParameters", ({ id }, connection) =>
      this.protocol.publishParameterValues(this.parameters(), id, connection),
    );
    this.protocol.on("error", () => parts.journal.warn("foxglove.not-understood"));
  }

  /** Resolves to the address for "Open connection". Throws a `Fault` `foxglove.port-in-use`. */
  async listen(): Promise<string> {
    const { host, port } = this.parts;
    const server = createServer((_request, response) => {
      response.writeHead(426, { "content-type": "text/plain" });
      response.end("Open this address in Foxglove or Lichtblick, as a Foxglove WebSocket connection.\n");
    });
    server.on("upgrade", (request, socket, head) => {
      const refusal = this.refusalOf(request);
      if (refusal) {
        this.parts.journal.warn("foxglove.refused", { status: refusal });
        socket.end(`HTTP/1.1 ${refusal}\r\nconnection: close\r\n\r\n`);
        return;
      }
      this.sockets.handleUpgrade(request, socket, head, (webSocket) => this.welcome(webSocket));
    });
    await new Promise<void>((resolve, reject) => {
      server.once("error", (cause) => reject(portInUse(host, port, cause)));
      server.listen(port, host, resolve);
    });
    this.server = server;
    const address = server.address();
    const at = typeof address === "object" && address ? address.port : port;
    return `ws://${host}:${at}`;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets.clients) socket.terminate();
    const { server } = this;
    this.server = null;
    if (!server) return;
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  }

  wants(channel: ChannelName): boolean {
    return this.subscribed.has(channel) || STANDING.has(channel);
  }

  take(message: TapeMessage): void {
    const { channel, at } = message;
    if (STANDING.has(channel)) this.standing.set(channel, message);
    if (this.sockets.clients.size === 0) return;
    if (at - this.toldTimeAt >= TIME_EVERY_MS) {
      this.toldTimeAt = at;
      this.protocol.broadcastTime(logTimeOf(at));
    }
    if (at - this.toldAgainAt >= DRAWN_WITH_EVERY_MS) {
      this.toldAgainAt = at;
      for (const name of DRAWN_WITH) {
        const standing = this.standing.get(name);
        if (standing) this.send({ ...standing, at });
      }
    }
    this.send(message);
  }

  private send({ channel, at, json }: TapeMessage): void {
    const id = this.ids.get(channel);
    // The protocol's types want an array over a buffer of its own; what is written here is one.
    if (id !== undefined) this.protocol.sendMessage(id, logTimeOf(at), json as Uint8Array<ArrayBuffer>);
  }

  private onSubscription(id: number, wanted: boolean): void {
    const name = this.names.get(id);
    if (!name) return;
    if (wanted) this.subscribed.add(name);
    else this.subscribed.delete(name);
  }

  private refusalOf(request: IncomingMessage): string | null {
    const offered = request.headers["sec-websocket-protocol"]?.split(",").map((one) => one.trim()) ?? [];
    if (!offered.includes(SUBPROTOCOL)) return "400 Bad Request";
    if (!isWelcomeOrigin(request.headers.origin)) return "403 Forbidden";
    return this.sockets.clients.size >= MOST_CLIENTS ? "503 Service Unavailable" : null;
  }

  private welcome(socket: WebSocket): void {
    this.parts.journal.info("foxglove.connected", { clients: this.sockets.clients.size });
    const client: FoxgloveClient = new FoxgloveClient(socket, {
      subscribed: (ids) => this.catchUp(client, ids),
      mayHear: () => this.catchingUp === null || this.catchingUp === client,
    });
    this.protocol.handleConnection(client, "client");
    socket.on("close", () => {
      this.parts.journal.info("foxglove.disconnected", { dropped: client.dropped });
    });
  }

  /** Tells one client how things stand on the channels that it has just asked for. */
  private catchUp(client: FoxgloveClient, ids: readonly number[]): void {
    this.catchingUp = client;
    for (const id of ids) {
      const name = this.names.get(id);
      const message = name && this.standing.get(name);
      if (message) this.send(message);
    }
    this.catchingUp = null;
  }

  private parameters() {
    return [{ name: "/robot_description", value: this.parts.urdf }];
  }
}

function portInUse(host: string, port: number, cause: unknown): Fault {
  return new Fault({
    code: "foxglove.port-in-use",
    what: `Foxglove cannot be served on ${host}:${port} (${messageOf(cause)}).`,
    remedy: "Choose another port, as in --foxglove 8766.",
    cause,
  });
}
