import sharp from "sharp";
import { Fault } from "../../kernel/fault.ts";
import type { PictureCode, RawPicture } from "../picture-code.ts";

/** Faces stay recognisable to the detectors; a picture of the lobby takes about 30 kB. */
const JPEG_QUALITY = 88;

export function sharpPictureCode(format: PictureCode["format"]): PictureCode {
  return { format, encode: (picture) => encode(picture, format) };
}

async function encode({ widthPx, heightPx, rgb }: RawPicture, format: "jpeg" | "png"): Promise<Uint8Array> {
  const picture = sharp(rgb, { raw: { width: widthPx, height: heightPx, channels: 3 } });
  const coded =
    format === "jpeg"
      ? picture.jpeg({ quality: JPEG_QUALITY, chromaSubsampling: "4:4:4" })
      : picture.png({ compressionLevel: 3 });
  return coded.toBuffer();
}

export async function readPicture(coded: Uint8Array): Promise<RawPicture> {
  try {
    const { data, info } = await sharp(coded).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    return { widthPx: info.width, heightPx: info.height, rgb: data };
  } catch (cause) {
    throw new Fault({
      code: "recording.bad-picture",
      what: "A picture in the recording cannot be read.",
      remedy: "The file is damaged; replay it up to there with --to.",
      cause,
    });
  }
}
