import { whyNoRecogniser } from "../robot/perception/adapters/testing/flite-speech.ts";
import { holdByVoice, USES_SCREEN } from "../test/conversations/audio-conversation.ts";
import { type Conversation, conversationsIn } from "../test/conversations/conversation-file.ts";
import { failureList, summaryOf } from "../test/conversations/failure-list.ts";
import { HearingBooth } from "../test/conversations/hearing-booth.ts";
import { holdByText } from "../test/conversations/text-conversation.ts";
import { judge, type Verdict } from "../test/conversations/verdict.ts";
import type { Bench, Figure } from "./bench.ts";

/** Every conversation of test/conversations/, and how many end with exactly the right record. */
export const bench: Bench = {
  name: "conversations",
  summary:
    "conversations by text and by voice amid babble: exactly right, wrong but agreed to, wrong unasked",
  unavailable: () => Promise.resolve(whyNoRecogniser()),
  async run() {
    const byText = conversationsIn("text").map((conversation) => judge(holdByText(conversation)));
    const byVoice = await holdAll(conversationsIn("audio"));
    process.stdout.write(`\nby text: ${summaryOf(byText)}\n${failureList(byText, false)}\n`);
    process.stdout.write(`\nby voice: ${summaryOf(byVoice)}\n${failureList(byVoice, true)}\n\n`);
    return [...figuresOf("text", byText), ...figuresOf("voice", byVoice)];
  },
};

async function holdAll(conversations: readonly Conversation[]): Promise<readonly Verdict[]> {
  const booth = new HearingBooth();
  const verdicts: Verdict[] = [];
  for (const conversation of conversations) verdicts.push(judge(await holdByVoice(conversation, booth)));
  await booth.close();
  return verdicts;
}

function figuresOf(medium: string, verdicts: readonly Verdict[]): readonly Figure[] {
  const themes = [...new Set(verdicts.map(({ held }) => held.conversation.theme))];
  const wrong = (kind: Verdict["wrong"]) => verdicts.filter((each) => each.wrong === kind).length;
  return [
    { what: `by ${medium}: held`, value: verdicts.length, unit: "count" },
    shareRight(`by ${medium}: exactly right`, verdicts),
    { what: `by ${medium}: a wrong value that was agreed to`, value: wrong("confirmed"), unit: "count" },
    { what: `by ${medium}: a wrong value never read back`, value: wrong("unconfirmed"), unit: "count" },
    ...(medium === "voice" ? [shareByVoiceAlone(verdicts)] : []),
    ...themes.map((theme) =>
      shareRight(
        `by ${medium}, ${theme}: exactly right`,
        verdicts.filter(({ held }) => held.conversation.theme === theme),
      ),
    ),
  ];
}

function shareByVoiceAlone(verdicts: readonly Verdict[]): Figure {
  const alone = verdicts.filter(
    ({ cause, held }) => cause === null && !held.transcript.some((line) => line.endsWith(USES_SCREEN)),
  );
  const value = (100 * alone.length) / verdicts.length;
  return { what: "by voice: exactly right without turning to the screen", value, unit: "%" };
}

function shareRight(what: string, verdicts: readonly Verdict[]): Figure {
  const right = verdicts.filter(({ cause }) => cause === null).length;
  return { what, value: (100 * right) / verdicts.length, unit: "%" };
}
