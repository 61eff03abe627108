import { useState } from "preact/hooks";
import {
  listWordsToReview,
  readDocument,
  settleWord,
  type WordToReview,
} from "../../../contract/document.ts";
import { useAction } from "../../api/action.ts";
import { call, type Request } from "../../api/call.ts";
import { useCursor } from "../../api/cursor.ts";
import { useCall } from "../../api/resource.ts";
import { may } from "../../api/session.ts";
import { toast } from "../../frame/toast.ts";
import { Button } from "../../parts/button.tsx";
import { Empty } from "../../parts/empty.tsx";
import { SelectField, TextField } from "../../parts/field.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Page } from "../../parts/page.tsx";
import { Pager } from "../../parts/pager.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { Time } from "../../parts/time.tsx";
import type { Body } from "./form/draft.ts";
import { labelOf, tagGroupsOf, tagsOfGroup } from "./form/known-names.ts";

/** Words that came as tags and are none: what each of them is, somebody decides here. */
export function WordsPage() {
  const cursor = useCursor("words");
  const query = cursor.at === undefined ? {} : { cursor: cursor.at };
  const words = useCall(listWordsToReview, { query }, ["tag-review", "document"]);
  const playbook = useCall(readDocument, { params: { kind: "playbook", name: "playbook" } }, [
    "document",
  ]).data;
  return (
    <Page
      title="Words to review"
      lead="Words that came as tags and are none. Leads that had one get the tag that you decide for."
    >
      <Loaded resource={words}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Empty icon="tick" title="Every word is known.">
              <p>A visitor’s word that is no tag and no synonym of one will wait here.</p>
            </Empty>
          ) : (
            <>
              <ul class="words">
                {items.map((word) => (
                  <WordCard key={word.id} word={word} playbook={playbook?.body ?? {}} />
                ))}
              </ul>
              <Pager cursor={cursor} next={next} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

type Settling = Request<typeof settleWord>["body"];

function WordCard({ word, playbook }: { readonly word: WordToReview; readonly playbook: Body }) {
  const around = { body: playbook, playbook, members: [] };
  const tags = tagsOfGroup(around, word.group);
  const [tag, setTag] = useState("");
  const [label, setLabel] = useState(word.word);
  const settle = useAction(async (body: Settling) => {
    const { leads } = await call(settleWord, { params: { id: word.id }, body });
    toast(
      body.settle === "dismiss"
        ? `“${word.word}” is dismissed.`
        : `“${word.word}” is settled; ${counted(leads)} got the tag.`,
    );
  });
  return (
    <li class="card word">
      <header>
        <h2>“{word.word}”</h2>
        <p class="soft small">
          {labelOf(tagGroupsOf(around), word.group)} · seen {word.seen === 1 ? "once" : `${word.seen} times`}{" "}
          · first <Time at={word.firstSeenAt} />
        </p>
      </header>
      {may("documents:write") ? (
        <div class="ways">
          <div class="way">
            <SelectField
              label="Another word for"
              required
              value={tag}
              options={[{ value: "", label: tags.length === 0 ? "no tag yet" : "Choose a tag…" }, ...tags]}
              onChange={setTag}
            />
            <Button
              disabled={tag === ""}
              busy={settle.busy}
              onClick={() => void settle.run({ settle: "synonym", tag })}
            >
              Is a synonym
            </Button>
          </div>
          <div class="way">
            <TextField
              label="A tag of its own, called"
              required
              value={label}
              onInput={setLabel}
              maxLength={64}
            />
            <Button
              disabled={label.trim() === ""}
              busy={settle.busy}
              onClick={() => void settle.run({ settle: "new-tag", label: label.trim() })}
            >
              Make it a tag
            </Button>
          </div>
          <Button
            kind="quiet"
            icon="bin"
            busy={settle.busy}
            onClick={() => void settle.run({ settle: "dismiss" })}
          >
            Dismiss
          </Button>
        </div>
      ) : null}
      {settle.problem ? <ProblemNote problem={settle.problem} /> : null}
    </li>
  );
}

function counted(leads: number): string {
  return leads === 1 ? "one lead" : `${leads} leads`;
}
