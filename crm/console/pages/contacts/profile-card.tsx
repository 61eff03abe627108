import { useSignal } from "@preact/signals";
import { useEffect, useId } from "preact/hooks";
import { type Citation, type ContactProfile, readContactProfile } from "../../../contract/contact.ts";
import type { Playbook } from "../../../contract/playbook/playbook.ts";
import { useCall } from "../../api/resource.ts";
import { Button } from "../../parts/button.tsx";
import { Card } from "../../parts/card.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Time } from "../../parts/time.tsx";
import { fieldLabel } from "../../words/playbook-words.ts";
import { readableSentence } from "../../words/readable-sentence.ts";
import { lookAt, lookAway, placeOf } from "./cited.ts";

interface ProfileCardProps {
  readonly contact: string;
  readonly playbook: Playbook | undefined;
}

/** Who this is, from what was really said: each sentence opens its sources. */
export function ProfileCard({ contact, playbook }: ProfileCardProps) {
  const profile = useCall(readContactProfile, { params: { id: contact } }, ["contact", "lead"]);
  useEffect(() => lookAway, [contact]);
  return (
    <Card title="Who this is">
      <Loaded resource={profile}>{(data) => <Profile profile={data} playbook={playbook} />}</Loaded>
    </Card>
  );
}

function Profile({
  profile,
  playbook,
}: {
  readonly profile: ContactProfile;
  readonly playbook: Playbook | undefined;
}) {
  return (
    <div class="profile">
      {profile.sentences.length === 0 ? <p class="soft">Nothing is known yet.</p> : null}
      {profile.sentences.map(({ text, sources }) => (
        <Sentence key={text} text={text} sources={sources} playbook={playbook} />
      ))}
      {profile.questions.length > 0 ? (
        <>
          <h3>Worth asking</h3>
          <ul class="questions">
            {profile.questions.map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ul>
        </>
      ) : null}
      <p class="soft small">
        {profile.how === "rewritten"
          ? "Written by the configured language model; every sentence was checked against its sources."
          : "Written by rule from what was said; nothing is added."}
      </p>
    </div>
  );
}

interface SentenceProps {
  readonly text: string;
  readonly sources: readonly Citation[];
  readonly playbook: Playbook | undefined;
}

function Sentence({ text, sources, playbook }: SentenceProps) {
  const id = useId();
  const open = useSignal(false);
  return (
    <div class="sentence">
      <p>
        {readableSentence(text)}{" "}
        <button
          type="button"
          class="cite"
          aria-expanded={open.value}
          aria-controls={id}
          onClick={() => {
            open.value = !open.value;
            if (!open.value) lookAway();
          }}
        >
          {sources.length}
          <span class="unseen">{sources.length === 1 ? " source" : " sources"}</span>
        </button>
      </p>
      <div id={id} hidden={!open.value}>
        {sources.map((source) => (
          <Source key={placeOf(source)} source={source} playbook={playbook} />
        ))}
      </div>
    </div>
  );
}

const kinds: Readonly<Record<Citation["kind"], string>> = {
  answer: "Answered",
  consent: "Agreed to",
  "open-question": "Asked",
  note: "Noted",
  visit: "Visit",
  transition: "Moved",
  field: "On the lead",
};

/** What was touched or entered is set for reading; what was said is left as it was heard. */
function readableWords({ kind, confidence, words }: Citation): string {
  return confidence === null && (kind === "answer" || kind === "field") ? readableSentence(words) : words;
}

function Source({
  source,
  playbook,
}: {
  readonly source: Citation;
  readonly playbook: Playbook | undefined;
}) {
  const elsewhere = useSignal(false);
  return (
    <figure class="source">
      <blockquote>{readableWords(source)}</blockquote>
      <figcaption>
        <span>
          {kinds[source.kind]}
          {source.field ? ` (${fieldLabel(playbook, source.field)})` : ""}
          {source.how ? `: ${source.how}` : ""}, <Time at={source.at} />
          {source.confidence === null
            ? null
            : `. The robot was ${Math.round(source.confidence * 100)} % sure of the words.`}
        </span>
        {elsewhere.value ? (
          <span>It is not on this page.</span>
        ) : (
          <Button
            kind="quiet"
            small
            onClick={() => {
              elsewhere.value = !lookAt(source);
            }}
          >
            Show where
          </Button>
        )}
      </figcaption>
    </figure>
  );
}
