import { FoxgloveServer, type FoxgloveServerParts } from "../../robot/recording/adapters/foxglove-server.ts";
import {
  createMcapFile,
  type McapFile,
  type McapFileOptions,
} from "../../robot/recording/adapters/mcap-file.ts";
import { readMcapRecording } from "../../robot/recording/adapters/mcap-recording.ts";
import { readPicture, sharpPictureCode } from "../../robot/recording/adapters/sharp-picture-code.ts";
import type { Enclosure, Heading } from "../../robot/recording/heading.ts";
import type { PictureCode, PictureReader } from "../../robot/recording/picture-code.ts";
import type { Recording } from "../../robot/recording/recording.ts";

/** A recording under way. Throws a `Fault` `recording.unwritable`. */
export function createRecording(
  path: string,
  heading: Heading,
  enclosures: readonly Enclosure[],
  options: McapFileOptions,
): Promise<McapFile> {
  return createMcapFile(path, heading, enclosures, options);
}

/** A recording that was made. Throws a `Fault` `recording.…`. */
export function openRecording(path: string): Recording {
  return readMcapRecording(path);
}

export function pictureCode(format: PictureCode["format"]): PictureCode {
  return sharpPictureCode(format);
}

export const pictureReader: PictureReader = readPicture;

/** Whoever watches the live robot with Foxglove or Lichtblick. It listens when it is told to. */
export function openFoxglove(parts: FoxgloveServerParts): FoxgloveServer {
  return new FoxgloveServer(parts);
}
