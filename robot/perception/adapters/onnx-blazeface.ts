import { type InferenceSession, Tensor } from "onnxruntime-node";
import type { Box } from "../../kernel/geometry.ts";
import {
  BLAZEFACE_LAYOUT,
  BLAZEFACE_SIZE_PX,
  type BlazefaceLevel,
  decodeBlazeface,
  mapFace,
} from "../sight/blazeface-decode.ts";
import type { Face } from "../sight/face-detector.ts";
import { letterbox, toFrame } from "../sight/letterbox.ts";
import { type Picture, resample } from "../sight/resample.ts";
import { floatsOf } from "./onnx-session.ts";

/** BlazeFace in the thread that calls it, which `run` blocks; the robot calls it from a worker. */
export class OnnxBlazeface {
  private readonly session: InferenceSession;
  private readonly floorScore: number;

  constructor(session: InferenceSession, floorScore: number) {
    this.session = session;
    this.floorScore = floorScore;
  }

  /** The best face in a square region of the picture, or null. */
  async detect(picture: Picture, region: Box): Promise<Face | null> {
    const placement = letterbox(region, BLAZEFACE_SIZE_PX);
    const pixels = resample(picture, placement, BLAZEFACE_LAYOUT);
    const input = new Tensor("float32", pixels, [1, BLAZEFACE_SIZE_PX, BLAZEFACE_SIZE_PX, 3]);
    const outputs = await this.session.run({ input });
    const levels: BlazefaceLevel[] = [
      {
        cellsAcross: 16,
        anchorsPerCell: 2,
        scores: floatsOf(outputs.Identity),
        boxes: floatsOf(outputs.Identity_2),
      },
      {
        cellsAcross: 8,
        anchorsPerCell: 6,
        scores: floatsOf(outputs.Identity_1),
        boxes: floatsOf(outputs.Identity_3),
      },
    ];
    const best = decodeBlazeface(levels, this.floorScore)[0];
    return best ? mapFace(best, (box) => toFrame(placement, box)) : null;
  }
}
