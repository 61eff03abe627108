import type { FaceFrame } from "./face-frame.ts";

/** Writes frames into the face's drawing, and only what has changed: what is equal costs the browser nothing. */
export class FaceDrawing {
  private readonly face: Element;
  private readonly parts = new Map<string, Element | null>();
  private readonly written = new Map<string, string>();

  constructor(face: Element) {
    this.face = face;
  }

  /** Returns whether anything was different from the frame before. */
  draw(frame: FaceFrame): boolean {
    const [left, right] = frame.eyes;
    const changes = [
      this.write(".features", "transform", frame.features),
      this.write(".eye-left", "transform", left.squash),
      this.write(".eye-left .pupil", "transform", left.pupil),
      this.write(".eye-left .lid-upper", "transform", left.upperLid),
      this.write(".eye-left .lid-lower", "transform", left.lowerLid),
      this.write(".eye-right", "transform", right.squash),
      this.write(".eye-right .pupil", "transform", right.pupil),
      this.write(".eye-right .lid-upper", "transform", right.upperLid),
      this.write(".eye-right .lid-lower", "transform", right.lowerLid),
      this.write(".brow-left", "transform", frame.brows[0]),
      this.write(".brow-right", "transform", frame.brows[1]),
      this.write(".cheeks", "opacity", frame.cheeks),
      this.write(".mouth", "d", frame.mouth),
      this.write(".dots", "opacity", frame.dotsOpacity),
      ...frame.dots.map((y, index) => this.write(`.dot-${index}`, "cy", y)),
      ...frame.waves.flatMap((opacity, index) => [
        this.write(`.waves-left .wave-${index}`, "opacity", opacity),
        this.write(`.waves-right .wave-${index}`, "opacity", opacity),
      ]),
      this.write(".star", "transform", frame.star),
    ];
    return changes.includes(true);
  }

  private write(part: string, attribute: string, value: string): boolean {
    const key = `${part} ${attribute}`;
    if (this.written.get(key) === value) return false;
    this.written.set(key, value);
    this.part(part)?.setAttribute(attribute, value);
    return true;
  }

  private part(selector: string): Element | null {
    const known = this.parts.get(selector);
    if (known !== undefined) return known;
    const found = this.face.querySelector(selector);
    this.parts.set(selector, found);
    return found;
  }
}
