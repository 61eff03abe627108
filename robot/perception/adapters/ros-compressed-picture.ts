import sharp from "sharp";
import { messageOf } from "../../kernel/fault.ts";
import type { CompressedImage } from "../../ros/graph/messages/sensor-msgs.ts";
import type { Picture } from "../sight/resample.ts";
import { LARGEST_PX } from "./ros-picture.ts";
import { type PictureFlaw, pictureFlaw } from "./ros-picture-flaw.ts";

/**
 * The picture in a JPEG or PNG message, decoded by libvips in a thread of its own; or what is wrong with it. The
 * message's `format` is only a hint, which drivers fill in as they like: the bytes tell.
 */
export async function compressedPictureIn(image: CompressedImage): Promise<Picture | PictureFlaw> {
  if (image.data.length === 0) {
    return pictureFlaw("no-size", "The camera's pictures are empty.", "Check the camera's driver.");
  }
  try {
    // What is damaged in the middle would show people who are not there.
    const { data, info } = await sharp(image.data, { failOn: "error", limitInputPixels: LARGEST_PX })
      .flatten()
      .toColourspace("srgb")
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { widthPx: info.width, heightPx: info.height, rgb: new Uint8Array(data) };
  } catch (cause) {
    return pictureFlaw(
      "undecodable",
      `The camera's compressed pictures cannot be decoded (format "${image.format}": ${messageOf(cause)}).`,
      "Let image_transport send JPEG or PNG; compressedDepth and theora are not pictures of this kind.",
      cause,
    );
  }
}
