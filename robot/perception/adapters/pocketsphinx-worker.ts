import { z } from "zod";
import { givenData, serveRequests } from "../../kernel/worker-side.ts";
import type { Phrase } from "../hearing/grammar/phrase.ts";
import { PocketSphinxEngine } from "./pocketsphinx-engine.ts";

/** A thread around {@link PocketSphinxEngine}: its calls block for up to a tenth of a second. */
const { language, modelFolders } = z
  .strictObject({ language: z.enum(["en", "es"]), modelFolders: z.array(z.string()) })
  .parse(givenData());
const engine = new PocketSphinxEngine(language, modelFolders);

/** Comes from {@link ./pocketsphinx-recogniser.ts} in the same process, hence not parsed again. */
export type EngineRequest =
  | { readonly ask: "open" }
  | { readonly ask: "load"; readonly name: string; readonly phrase: Phrase }
  | { readonly ask: "begin"; readonly name: string }
  | { readonly ask: "feed"; readonly samples: Int16Array }
  | { readonly ask: "so-far" }
  | { readonly ask: "finish" }
  | { readonly ask: "hear-again" }
  | { readonly ask: "abandon" }
  | { readonly ask: "forget" };

serveRequests(
  (body) => {
    const request = body as EngineRequest;
    switch (request.ask) {
      case "open":
        return engine.open();
      case "load":
        return engine.load(request.name, request.phrase);
      case "begin":
        return engine.begin(request.name);
      case "feed":
        return engine.feed(request.samples);
      case "so-far":
        return engine.soFar();
      case "finish":
        return engine.finish();
      case "hear-again":
        return engine.hearAgain();
      case "abandon":
        return engine.abandon();
      case "forget":
        return engine.forget();
    }
  },
  () => engine.close(),
);
