import type { SceneNews } from "./store.ts";

/** By how far somebody has come; the same hues as in the style sheet. */
const strokes: Readonly<Record<string, string>> = {
  alone: "#9aa3b2",
  noticed: "#6ea8fe",
  engaging: "#ffce6a",
  engaged: "#4fe0b0",
  leaving: "#ff9d92",
};

/** Draws the picture, and over it a box for everybody in the scene. */
export function drawSight(canvas: HTMLCanvasElement, picture: ImageBitmap, news: SceneNews | null): void {
  const context = canvas.getContext("2d");
  if (!context) return;
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  if (!news) return;
  const scale = canvas.width / news.camera.widthPx;
  context.font = "600 18px system-ui, sans-serif";
  context.textBaseline = "bottom";
  for (const { track, box, engagement, score } of news.scene.persons) {
    const [x1, y1, x2, y2] = box.map((edge) => edge * scale) as [number, number, number, number];
    const colour = strokes[engagement] ?? "#ffffff";
    context.strokeStyle = colour;
    context.lineWidth = track === news.attending ? 5 : 2.5;
    context.strokeRect(x1, y1, x2 - x1, y2 - y1);
    const label = `${track} ${engagement} ${score.toFixed(2)}`;
    const top = Math.max(24, y1);
    context.fillStyle = colour;
    context.fillRect(x1 - 1, top - 24, context.measureText(label).width + 12, 24);
    context.fillStyle = "#101223";
    context.fillText(label, x1 + 5, top - 3);
  }
}
