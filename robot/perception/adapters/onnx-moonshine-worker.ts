import { serveRequests } from "../../kernel/worker-side.ts";
import { OnnxMoonshine } from "./onnx-moonshine.ts";

/** Comes from {@link ./onnx-transcriber.ts} in the same process, hence not parsed again. */
export type TranscriberRequest =
  | { readonly ask: "open" }
  | { readonly ask: "write"; readonly samples: Int16Array }
  | { readonly ask: "weigh"; readonly sentences: readonly string[] };

/** A thread around {@link OnnxMoonshine}: an utterance keeps it busy for a tenth of a second. */
let model: OnnxMoonshine | null = null;

serveRequests(
  async (body) => {
    const request = body as TranscriberRequest;
    switch (request.ask) {
      case "open":
        model = await OnnxMoonshine.open();
        return null;
      case "write":
        return opened().write(request.samples);
      case "weigh":
        return opened().weigh(request.sentences);
    }
  },
  async () => {
    await model?.close();
  },
);

function opened(): OnnxMoonshine {
  if (!model) throw new Error("the transcriber is not open");
  return model;
}
