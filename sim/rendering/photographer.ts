import type { CameraGeometry } from "../../robot/kernel/geometry.ts";
import { humanoid } from "../bodies/humanoid.ts";
import { WARDROBE } from "../bodies/wardrobe.ts";
import { postureOf, type Visitor } from "../people/visitor.ts";
import { Canvas } from "./canvas.ts";
import { Lens } from "./lens.ts";
import { emptyRoom } from "./room.ts";

/** Draws the lobby with the people in it, as the kiosk's camera sees it. */
export class Photographer {
  private readonly geometry: CameraGeometry;
  readonly light: number;
  /** Made with the first picture: the rays of 300 000 pixels and the empty room take a tenth of a second. */
  private studio: { readonly lens: Lens; readonly room: Canvas } | null = null;

  constructor(geometry: CameraGeometry, light: number) {
    this.geometry = geometry;
    this.light = light;
  }

  /** Packed RGB of the geometry's size; a new array every time. */
  picture(people: readonly Visitor[], atMs: number): Uint8Array {
    this.studio ??= this.setUp();
    const here = people.filter(({ presence }) => presence === "here");
    if (here.length === 0) return this.studio.room.rgb.slice();
    const canvas = new Canvas(this.studio.lens, this.studio.room);
    for (const person of here) {
      const posture = postureOf(person, atMs);
      canvas.drawContactShadow(posture.x, posture.y, 0.4);
      for (const solid of humanoid(lookOf(person), posture)) canvas.draw(solid, this.light);
    }
    return canvas.rgb;
  }

  private setUp(): { lens: Lens; room: Canvas } {
    const lens = new Lens(this.geometry);
    return { lens, room: emptyRoom(lens, this.light) };
  }
}

function lookOf({ script }: Visitor) {
  return { ...WARDROBE[script.look % WARDROBE.length]!, heightM: script.heightM };
}
