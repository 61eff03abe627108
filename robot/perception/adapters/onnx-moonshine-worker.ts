import { serveRequests } from "../../kernel/worker-side.ts";
import { OnnxMoonshine } from "./onnx-moonshine.ts";

/** Comes from {@link ./onnx-transcriber.ts} in the same process, hence not parsed again. */
export type TranscriberRequest =
  | { readonly ask: "open" }
  | { readonly ask: "transcribe"; readonly samples: Int16Array; readonly sentences: readonly string[] };

/** A thread around {@link OnnxMoonshine}: an utterance keeps it busy for a tenth of a second. */
let model: OnnxMoonshine | null = null;

serveRequests(
  async (body) => {
    const request = body as TranscriberRequest;
    switch (request.ask) {
      case "open":
        model = await OnnxMoonshine.open();
        return null;
      case "transcribe":
        if (!model) throw new Error("the transcriber is not open");
        return model.transcribe(request.samples, request.sentences);
    }
  },
  async () => {
    await model?.close();
  },
);
