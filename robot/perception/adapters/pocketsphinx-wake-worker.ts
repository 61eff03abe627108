import { z } from "zod";
import { Fault } from "../../kernel/fault.ts";
import { givenData, serveRequests } from "../../kernel/worker-side.ts";
import { PocketSphinxDecoder } from "./pocketsphinx-decoder.ts";
import { findEnglishModel, openPocketSphinx } from "./pocketsphinx-library.ts";

/** Comes from {@link ./pocketsphinx-wake-word.ts} in the same process, hence not parsed again. */
export type WakeRequest =
  | { readonly ask: "open" }
  | { readonly ask: "reset" }
  | { readonly ask: "hear"; readonly samples: Int16Array };

const { phrase, threshold, modelFolders } = z
  .strictObject({ phrase: z.string(), threshold: z.number(), modelFolders: z.array(z.string()) })
  .parse(givenData());

let decoder: PocketSphinxDecoder | null = null;

serveRequests(
  (body) => {
    const request = body as WakeRequest;
    switch (request.ask) {
      case "open":
        decoder = opened();
        return undefined;
      case "reset":
        if (decoder) restart(decoder);
        return undefined;
      case "hear":
        return decoder ? hear(decoder, request.samples) : null;
    }
  },
  () => decoder?.close(),
);

function opened(): PocketSphinxDecoder {
  const model = findEnglishModel(modelFolders);
  const args = ["-hmm", model.acoustic, "-dict", model.dictionary, "-kws_threshold", String(threshold)];
  const fresh = new PocketSphinxDecoder(openPocketSphinx(), args);
  fresh.open();
  const unknown = phrase.split(" ").filter((word) => !fresh.knows(word));
  if (unknown.length > 0 || !fresh.loadKeyphrase("wake", phrase)) {
    throw new Fault({
      code: "wake-word.unknown-word",
      what: `The wake word "${phrase}" has words that are not in the dictionary: ${unknown.join(", ")}.`,
      remedy: `Choose words that are in ${model.dictionary}.`,
    });
  }
  fresh.listenWith("wake");
  fresh.start();
  return fresh;
}

function restart(current: PocketSphinxDecoder): void {
  current.end();
  current.start();
}

/** 1 when the phrase was spotted: the engine decides by its threshold and gives no score of its own. */
function hear(current: PocketSphinxDecoder, samples: Int16Array): number | null {
  current.process(samples);
  if (current.hypothesis() === null) return null;
  restart(current);
  return 1;
}
