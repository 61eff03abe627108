import { useState } from "preact/hooks";
import { type DocumentKind, publishDocument } from "../../../contract/document.ts";
import { type Action, useAction } from "../../api/action.ts";
import { call } from "../../api/call.ts";
import { ProblemError } from "../../api/problem-error.ts";
import { mistakesNow } from "./document-kinds.ts";
import type { Draft } from "./drafts.ts";
import type { Mistake } from "./form/editing.ts";
import { placeFrom } from "./form/place.ts";
import { type Said, standingMistakes } from "./standing-mistakes.ts";

export interface Checking {
  /** Resolves when the hub has said what is wrong, or that nothing is. */
  readonly check: Action<readonly []>;
  /** Resolves to the new version, or to null when it was refused for the mistakes that are now shown. */
  publish(note: string): Promise<number | null>;
  /** Of the draft as it is now; nothing before the first check. */
  readonly mistakes: readonly Mistake[];
  /** The draft was checked as it is now, and nothing is wrong with it. */
  readonly sound: boolean;
}

/** Checks and publishes a draft. Once it was checked, what is still wrong is kept true while it is mended. */
export function useChecking(kind: DocumentKind, name: string, draft: Draft): Checking {
  const [said, setSaid] = useState<Said | null>(null);
  const ask = async (note: string, dryRun: boolean): Promise<number | null> => {
    const { after, body } = draft;
    try {
      const answer = await call(publishDocument, {
        params: { kind, name },
        body: { after, body, note, dryRun },
      });
      setSaid({ draft, mistakes: mistakesFrom(answer.problems) });
      return answer.version;
    } catch (error) {
      // A refusal that names places is shown at them.
      const errors = error instanceof ProblemError ? (error.problem.errors ?? []) : [];
      if (errors.length === 0) throw error;
      setSaid({ draft, mistakes: mistakesFrom(errors) });
      return null;
    }
  };
  const check = useAction(() => ask("", true));
  return {
    check,
    publish: (note) => ask(note, false),
    mistakes: said ? standingMistakes(said, draft, (body) => mistakesNow(kind, body)) : [],
    sound: said?.draft === draft && said.mistakes.length === 0,
  };
}

function mistakesFrom(told: readonly { readonly at: string; readonly what: string }[]): readonly Mistake[] {
  return told.map(({ at, what }) => ({ place: placeFrom(at), what }));
}
