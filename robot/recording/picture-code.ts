/** Packed RGB, row by row. */
export interface RawPicture {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly rgb: Uint8Array;
}

/** How pictures are written down. */
export interface PictureCode {
  /** What the code is called in a recording. `png` loses nothing and takes five times the room. */
  readonly format: "jpeg" | "png";
  encode(picture: RawPicture): Promise<Uint8Array>;
}

/** Reads either format. Throws a `Fault` `recording.bad-picture`. */
export type PictureReader = (coded: Uint8Array) => Promise<RawPicture>;
