import { type InferenceSession, Tensor } from "onnxruntime-node";
import type { Clock } from "../../kernel/clock.ts";
import type { Box } from "../../kernel/geometry.ts";
import { letterbox, toFrame } from "../sight/letterbox.ts";
import {
  decodeNanodet,
  NANODET_LAYOUT,
  NANODET_SIZE_PX,
  type NanodetLevel,
} from "../sight/nanodet-decode.ts";
import { suppress } from "../sight/nms.ts";
import type { Detection, InferenceCost } from "../sight/person-detector.ts";
import { type Picture, resample } from "../sight/resample.ts";
import type { DetectorRules } from "../sight/sight-config.ts";
import { floatsOf } from "./onnx-session.ts";

/** NanoDet in the thread that calls it, which `run` blocks; the robot calls it from a worker. */
export class OnnxNanodet {
  private readonly session: InferenceSession;
  private readonly rules: DetectorRules;
  private readonly host: Clock;

  /** @param host measures what each part costs on this machine */
  constructor(session: InferenceSession, rules: DetectorRules, host: Clock) {
    this.session = session;
    this.rules = rules;
    this.host = host;
  }

  async detect(picture: Picture): Promise<{ persons: Detection[]; cost: InferenceCost }> {
    const startedAt = this.host.now();
    const whole: Box = [0, 0, picture.widthPx, picture.heightPx];
    const placement = letterbox(whole, NANODET_SIZE_PX);
    const pixels = resample(picture, placement, NANODET_LAYOUT);
    const input = new Tensor("float32", pixels, [1, 3, NANODET_SIZE_PX, NANODET_SIZE_PX]);

    const readyAt = this.host.now();
    const outputs = await this.session.run({ input_1: input });

    const ranAt = this.host.now();
    const levels: NanodetLevel[] = [
      { stridePx: 8, scores: floatsOf(outputs.Identity), sides: floatsOf(outputs.Identity_3) },
      { stridePx: 16, scores: floatsOf(outputs.Identity_1), sides: floatsOf(outputs.Identity_4) },
      { stridePx: 32, scores: floatsOf(outputs.Identity_2), sides: floatsOf(outputs.Identity_5) },
    ];
    const candidates = decodeNanodet(levels, this.rules.floorScore).map(({ box, score }) => ({
      box: clip(toFrame(placement, box), whole),
      score,
    }));
    const persons = suppress(candidates, this.rules.overlap, this.rules.within);
    const cost = {
      preMs: readyAt - startedAt,
      runMs: ranAt - readyAt,
      postMs: this.host.now() - ranAt,
    };
    return { persons, cost };
  }
}

function clip([x1, y1, x2, y2]: Box, [left, top, right, bottom]: Box): Box {
  return [Math.max(x1, left), Math.max(y1, top), Math.min(x2, right), Math.min(y2, bottom)];
}
