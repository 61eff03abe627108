import { z } from "zod";
import type { Clock } from "../../../../robot/kernel/clock.ts";
import { Fault, messageOf } from "../../../../robot/kernel/fault.ts";
import type { HubSettings } from "../../hub-settings.ts";

/** A local model on a small machine takes its time; nobody waits for it. */
const PATIENCE_MS = 120_000;
const LONGEST_ANSWER_BYTES = 256 * 1024;

const completion = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
});

/**
 * Asks an OpenAI-compatible endpoint (`POST …/chat/completions`) and resolves to what the model wrote. Throws a `Fault`
 * `language-model.unusable` without a word of what was asked or answered; rejects with the signal's reason when aborted.
 */
export async function askLanguageModel(
  endpoint: NonNullable<HubSettings["languageModel"]>,
  prompt: { readonly system: string; readonly user: string },
  clock: Clock,
  signal: AbortSignal,
): Promise<string> {
  const over = new AbortController();
  const stop = AbortSignal.any([signal, over.signal]);
  const patience = clock.sleep(PATIENCE_MS, stop).then(
    () => over.abort(new Error(`no answer within ${PATIENCE_MS / 1000} s`)),
    () => {},
  );
  try {
    const response = await fetch(`${endpoint.baseUrl.replace(/\/+$/, "")}/chat/completions`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      // Elsewhere is not where the operator said that visitors' words may go.
      redirect: "error",
      signal: stop,
      body: JSON.stringify({
        model: endpoint.model,
        temperature: 0,
        response_format: { type: "json_object" },
        messages: [
          { role: "system", content: prompt.system },
          { role: "user", content: prompt.user },
        ],
      }),
    });
    if (!response.ok) throw new Error(`it answered ${response.status}`);
    const read = completion.safeParse(JSON.parse(await boundedText(response)));
    if (!read.success) throw new Error("it answered something else than a chat completion");
    return read.data.choices[0]?.message.content ?? "";
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw new Fault({
      code: "language-model.unusable",
      what: `The language model "${endpoint.model}" did not help (${reasonOf(error)}).`,
      remedy:
        "Check that its server runs, that the address ends before /chat/completions and that the model is loaded.",
      cause: error,
    });
  } finally {
    over.abort();
    await patience;
  }
}

async function boundedText(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > LONGEST_ANSWER_BYTES)
      throw new Error(`its answer is longer than ${LONGEST_ANSWER_BYTES} bytes`);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** A parser's message quotes what it could not read. */
function reasonOf(error: unknown): string {
  if (error instanceof SyntaxError) return "its answer is no JSON";
  return error instanceof Error && error.cause instanceof Error ? messageOf(error.cause) : messageOf(error);
}
