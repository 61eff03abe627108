import { FaceDrawing } from "./face-drawing.ts";
import { bornAt, type FaceLife, type FaceNews, lived } from "./face-life.ts";

/** Told of every frame that was drawn while the face moves; the first after a rest follows no other. */
export interface FrameCount {
  frame(sinceLastMs: number | null): void;
}

/** Draws the face as often as it moves: sixty times a second, or not at all. */
export class FaceAnimator {
  private readonly drawing: FaceDrawing;
  private readonly news: () => FaceNews;
  private readonly count: FrameCount;
  private life: FaceLife;
  private nextFrame = 0;
  private nextWake = 0;
  private lastFrameMs: number | null = null;

  constructor(face: Element, news: () => FaceNews, count: FrameCount) {
    this.drawing = new FaceDrawing(face);
    this.news = news;
    this.count = count;
    this.life = bornAt(performance.now(), SEED);
  }

  /** There is something new to show. */
  wake(): void {
    clearTimeout(this.nextWake);
    this.nextFrame ||= requestAnimationFrame((atMs) => this.frame(atMs));
  }

  stop(): void {
    clearTimeout(this.nextWake);
    cancelAnimationFrame(this.nextFrame);
  }

  private frame(atMs: number): void {
    this.nextFrame = 0;
    const { life, frame, nextAtMs } = lived(this.life, this.news(), Math.max(atMs, this.life.atMs));
    this.life = life;
    this.drawing.draw(frame);
    this.count.frame(this.lastFrameMs === null ? null : atMs - this.lastFrameMs);
    if (nextAtMs === null) {
      this.lastFrameMs = atMs;
      this.wake();
      return;
    }
    this.lastFrameMs = null;
    this.nextWake = window.setTimeout(() => this.wake(), nextAtMs - atMs);
  }
}

/** Every Stella blinks at the same moments: what is seen on one can be seen again. */
const SEED = 2718;
