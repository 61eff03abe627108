import { type CanvasTexture, RepeatWrapping } from "three";
import { css, drawnTexture, type Scatter, scatter } from "./canvas-texture.ts";

/** What one repetition of the floor covers. */
export const FLOOR_TILE_M = 2.4;

/** Oak planks, laid along the way from the door to the robot. */
export function oakFloor(): CanvasTexture {
  const random = scatter(7);
  const texture = drawnTexture(1024, 1024, (context) => {
    const rows = 12;
    const heightPx = 1024 / rows;
    for (let row = 0; row < rows; row++) {
      // Each row begins elsewhere; a plank that leaves on the right comes in on the left.
      const joint = random() * 1024;
      for (const half of [0, 1]) {
        const tone = 0.94 + 0.1 * random();
        plank(context, random, (joint + half * 512) % 1024, row * heightPx, 512, heightPx, tone);
      }
    }
  });
  texture.wrapS = RepeatWrapping;
  texture.wrapT = RepeatWrapping;
  return texture;
}

function plank(
  context: CanvasRenderingContext2D,
  random: Scatter,
  left: number,
  top: number,
  width: number,
  height: number,
  tone: number,
): void {
  const grain = Array.from({ length: 9 }, () => ({
    at: random() * height,
    bend: random() * 6 - 3,
    alpha: 0.04 + 0.06 * random(),
  }));
  for (const x of [left, left - 1024]) {
    context.fillStyle = css([202 * tone, 170 * tone, 132 * tone]);
    context.fillRect(x, top, width, height);
    for (const { at, bend, alpha } of grain) {
      context.strokeStyle = css([120, 84, 50], alpha);
      context.lineWidth = 1.5;
      context.beginPath();
      context.moveTo(x, top + at);
      context.quadraticCurveTo(x + width / 2, top + at + bend, x + width, top + at);
      context.stroke();
    }
    context.strokeStyle = css([112, 82, 54], 0.55);
    context.lineWidth = 2;
    context.strokeRect(x, top, width, height);
  }
}

/** The picture on the far wall: hills below a warm sky. */
export function landscape(): CanvasTexture {
  return drawnTexture(512, 330, (context) => {
    const sky = context.createLinearGradient(0, 0, 0, 200);
    sky.addColorStop(0, "#9fbccb");
    sky.addColorStop(1, "#f3dcb8");
    context.fillStyle = sky;
    context.fillRect(0, 0, 512, 330);
    context.fillStyle = "#f7e7c4";
    context.beginPath();
    context.arc(370, 120, 34, 0, 2 * Math.PI);
    context.fill();
    for (const [top, swing, phase, colour] of [
      [170, 30, 0.4, "#a8b29a"],
      [205, 24, 2.2, "#86977a"],
      [245, 30, 4.1, "#67805f"],
      [290, 16, 5.6, "#4c6650"],
    ] as const) {
      context.fillStyle = colour;
      context.beginPath();
      context.moveTo(0, 330);
      for (let x = 0; x <= 512; x += 8) context.lineTo(x, top - swing * Math.sin(x / 82 + phase));
      context.lineTo(512, 330);
      context.fill();
    }
  });
}

/** What is behind the shop window and the door: the other side of the street, out of focus. */
export function street(): CanvasTexture {
  const random = scatter(11);
  return drawnTexture(1024, 512, (context) => {
    const sky = context.createLinearGradient(0, 0, 0, 330);
    sky.addColorStop(0, "#cfe4f2");
    sky.addColorStop(1, "#f7f1e4");
    context.fillStyle = sky;
    context.fillRect(0, 0, 1024, 512);
    for (let x = -20; x < 1024; ) {
      const width = 120 + 90 * random();
      const top = 70 + 110 * random();
      const tone = random();
      context.fillStyle = css([206 + 26 * tone, 190 + 14 * tone, 168 + 4 * tone]);
      context.fillRect(x, top, width, 330 - top);
      context.fillStyle = css([138, 152, 166], 0.75);
      for (let floor = top + 18; floor < 270; floor += 44) {
        for (let at = x + 14; at < x + width - 24; at += 34) context.fillRect(at, floor, 18, 26);
      }
      context.fillStyle = css([150 + 60 * random(), 96, 84], 0.8);
      context.fillRect(x + 8, 288, width - 16, 14);
      x += width + 4;
    }
    context.fillStyle = "#b9b4ab";
    context.fillRect(0, 330, 1024, 70);
    context.fillStyle = "#d8d2c6";
    context.fillRect(0, 396, 1024, 116);
    for (const x of [130, 470, 830]) {
      context.fillStyle = css([108, 92, 74]);
      context.fillRect(x - 5, 230, 10, 150);
      for (let leaf = 0; leaf < 26; leaf++) {
        context.fillStyle = css([108 + 40 * random(), 138 + 30 * random(), 92], 0.8);
        context.beginPath();
        context.arc(x + 92 * (random() - 0.5), 200 + 96 * (random() - 0.5), 24, 0, 2 * Math.PI);
        context.fill();
      }
    }
    // Once, of the whole: a blur for each of 400 strokes takes minutes without a graphics card.
    context.filter = "blur(3px)";
    context.drawImage(context.canvas, 0, 0);
  });
}

/** Dark in the middle, nothing at the rim: the shade below whoever stands on the floor. */
export function softDisc(): CanvasTexture {
  return drawnTexture(128, 128, (context) => {
    const fade = context.createRadialGradient(64, 64, 6, 64, 64, 64);
    for (const [at, alpha] of [
      [0, 0.62],
      [0.35, 0.4],
      [0.7, 0.12],
      [1, 0],
    ] as const) {
      fade.addColorStop(at, css([22, 14, 8], alpha));
    }
    context.fillStyle = fade;
    context.fillRect(0, 0, 128, 128);
  });
}
