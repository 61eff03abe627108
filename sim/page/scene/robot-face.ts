import { CanvasTexture, SRGBColorSpace } from "three";
import type { LobbyView, ShownFace } from "../../view.ts";
import { contextOf } from "./canvas-texture.ts";

/** As on the kiosk's page: what the robot does, in colour. */
export const ACTIVITY_COLOURS: Readonly<Record<LobbyView["face"]["activity"], string>> = {
  idle: "#b3b9ff",
  listening: "#62f0c4",
  thinking: "#ffce6a",
  speaking: "#ff9d92",
};

const WIDTH_PX = 330;
const HEIGHT_PX = 500;
const BLINK_EVERY_MS = 4600;
const BLINK_MS = 150;
/** How often the mouth changes while it speaks, and the dots while it thinks. */
const MOUTH_MS = 90;
const DOTS_MS = 320;

/** What the robot's display shows, small: its face, and the words that it says. Drawn again only when it changes. */
export class RobotFace {
  readonly texture: CanvasTexture;
  private readonly canvas = document.createElement("canvas");
  private readonly context: CanvasRenderingContext2D;
  private drawn = "";

  constructor() {
    this.canvas.width = WIDTH_PX;
    this.canvas.height = HEIGHT_PX;
    this.context = contextOf(this.canvas);
    this.texture = new CanvasTexture(this.canvas);
    this.texture.colorSpace = SRGBColorSpace;
    this.texture.anisotropy = 4;
  }

  show(face: ShownFace, atMs: number): void {
    const moment = momentOf(face, atMs);
    const key = JSON.stringify(moment);
    if (key === this.drawn) return;
    this.drawn = key;
    draw(this.context, moment);
    this.texture.needsUpdate = true;
  }
}

/** All that decides what is drawn. */
interface Moment {
  readonly activity: ShownFace["activity"];
  readonly lookX: number;
  readonly lookY: number;
  readonly closed: boolean;
  readonly mouth: number;
  readonly saying: string | null;
}

function momentOf({ activity, gaze, saying }: ShownFace, atMs: number): Moment {
  return {
    activity,
    lookX: gaze ? lookOf(gaze.rightM, gaze.awayM) : 0,
    lookY: gaze ? lookOf(-gaze.upM, gaze.awayM) : 0,
    closed: atMs % BLINK_EVERY_MS < BLINK_MS,
    mouth:
      activity === "speaking"
        ? Math.abs(Math.sin(Math.floor(atMs / MOUTH_MS) * 1.9))
        : activity === "thinking"
          ? Math.floor(atMs / DOTS_MS) % 3
          : 0,
    saying,
  };
}

/** -1 … 1; in steps, for finer ones than a pixel would only cost drawings. */
function lookOf(asideM: number, awayM: number): number {
  return Math.round(12 * Math.sin(Math.atan2(asideM, Math.max(0.1, awayM)))) / 12;
}

function draw(context: CanvasRenderingContext2D, moment: Moment): void {
  const tint = ACTIVITY_COLOURS[moment.activity];
  const night = context.createRadialGradient(165, 120, 20, 165, 250, 360);
  night.addColorStop(0, "#34389a");
  night.addColorStop(0.55, "#14163a");
  night.addColorStop(1, "#0a0b20");
  context.fillStyle = night;
  context.fillRect(0, 0, WIDTH_PX, HEIGHT_PX);
  context.save();
  context.translate(165 + 6 * moment.lookX, 190 + 4 * moment.lookY);
  drawStar(context, tint);
  context.fillStyle = "#e9e4f6";
  roundRect(context, -128, -96, 256, 206, 92);
  context.fillStyle = "#12132f";
  roundRect(context, -106, -70, 212, 152, 66);
  context.translate(11 * moment.lookX, 6 * moment.lookY);
  for (const side of [-1, 1]) drawEye(context, side * 45, moment, tint);
  drawMouth(context, moment, tint);
  context.restore();
  if (moment.saying) drawCaption(context, moment.saying);
}

function drawStar(context: CanvasRenderingContext2D, tint: string): void {
  context.fillStyle = "#a9a2cd";
  context.fillRect(-3, -116, 6, 24);
  context.fillStyle = tint;
  context.beginPath();
  for (let point = 0; point < 8; point++) {
    const radius = point % 2 === 0 ? 24 : 8;
    const turn = (point / 8) * 2 * Math.PI;
    context.lineTo(radius * Math.sin(turn), -134 - radius * Math.cos(turn));
  }
  context.fill();
}

function drawEye(context: CanvasRenderingContext2D, x: number, moment: Moment, tint: string): void {
  const height = moment.closed ? 3 : 30;
  context.fillStyle = tint;
  ellipse(context, x, -18, 25, height);
  if (moment.closed) return;
  context.fillStyle = "#ffffff";
  ellipse(context, x, -20, 21, 25);
  context.fillStyle = "#12132f";
  ellipse(context, x + 8 * moment.lookX, -18 + 8 * moment.lookY, 13, 16);
  context.fillStyle = "#ffffff";
  ellipse(context, x - 5 + 8 * moment.lookX, -25 + 8 * moment.lookY, 4.5, 4.5);
}

function drawMouth(context: CanvasRenderingContext2D, { activity, mouth }: Moment, tint: string): void {
  context.fillStyle = tint;
  context.strokeStyle = tint;
  context.lineWidth = 7;
  context.lineCap = "round";
  switch (activity) {
    case "speaking":
      ellipse(context, 0, 46, 26 - 6 * mouth, 4 + 15 * mouth);
      return;
    case "thinking":
      for (const dot of [0, 1, 2])
        ellipse(context, (dot - 1) * 24, 46, dot === mouth ? 8 : 5, dot === mouth ? 8 : 5);
      return;
    case "listening":
      ellipse(context, 0, 44, 13, 11);
      return;
    case "idle":
      context.beginPath();
      context.moveTo(-26, 40);
      context.quadraticCurveTo(0, 60, 26, 40);
      context.stroke();
      return;
  }
}

function drawCaption(context: CanvasRenderingContext2D, words: string): void {
  context.font = "600 23px 'Figtree Variable', 'DejaVu Sans', sans-serif";
  context.textAlign = "center";
  context.fillStyle = "#fffaf3";
  const lines = wrapped(context, words, WIDTH_PX - 36).slice(0, 5);
  for (const [index, line] of lines.entries()) context.fillText(line, WIDTH_PX / 2, 358 + index * 29);
}

function wrapped(context: CanvasRenderingContext2D, words: string, widthPx: number): string[] {
  const lines: string[] = [];
  for (const word of words.split(" ")) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && context.measureText(longer).width <= widthPx) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function ellipse(context: CanvasRenderingContext2D, x: number, y: number, rx: number, ry: number): void {
  context.beginPath();
  context.ellipse(x, y, rx, ry, 0, 0, 2 * Math.PI);
  context.fill();
}

function roundRect(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  width: number,
  height: number,
  radius: number,
): void {
  context.beginPath();
  context.roundRect(x, y, width, height, radius);
  context.fill();
}
