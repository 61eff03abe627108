import { loadModel } from "../../kernel/model-manifest.ts";
import { SystemClock } from "../../kernel/system-clock.ts";
import { givenData, serveRequests } from "../../kernel/worker-side.ts";
import type { Face } from "../sight/face-detector.ts";
import { OnnxBlazeface } from "./onnx-blazeface.ts";
import { OnnxNanodet } from "./onnx-nanodet.ts";
import { openOnnxSession } from "./onnx-session.ts";
import type { VisionData, VisionRequest } from "./onnx-vision-protocol.ts";

// The owner is our own code in the same process: its messages need no parsing.
const data = givenData() as VisionData;
const models = open();
// A rejection is reported by the first request; until then it is not unhandled.
models.catch(() => {});

serveRequests(
  async (body) => {
    const { nanodet, blazeface } = await models;
    const request = body as VisionRequest;
    switch (request.ask) {
      case "ready":
        return null;
      case "persons":
        return nanodet.detect(request.picture);
      case "faces": {
        const faces: (Face | null)[] = [];
        for (const region of request.regions) faces.push(await blazeface.detect(request.picture, region));
        return faces;
      }
    }
  },
  async () => {
    const opened = await models.catch(() => null);
    for (const session of opened?.sessions ?? []) await session.release();
  },
);

async function open() {
  const person = await openOnnxSession(await loadModel("person", data.modelsFolder));
  const face = await openOnnxSession(await loadModel("face", data.modelsFolder));
  return {
    nanodet: new OnnxNanodet(person, data.detector, new SystemClock()),
    blazeface: new OnnxBlazeface(face, data.facing.faceScore),
    sessions: [face, person],
  };
}
