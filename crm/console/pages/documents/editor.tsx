import { useEffect, useMemo, useState } from "preact/hooks";
import { listMembers } from "../../../contract/account.ts";
import { type DocumentVersion, readDocument } from "../../../contract/document.ts";
import { useCall } from "../../api/resource.ts";
import { may, openAccount } from "../../api/session.ts";
import { parameter, setParameter } from "../../frame/address.ts";
import { Button, LinkButton } from "../../parts/button.tsx";
import { Icon } from "../../parts/icon.tsx";
import { Page } from "../../parts/page.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { Tabs } from "../../parts/tabs.tsx";
import { Time } from "../../parts/time.tsx";
import { useChecking } from "./checking.ts";
import { addressOfDocument, kinds } from "./document-kinds.ts";
import { drafts, dropDraft, guardDrafts, keepDraft } from "./drafts.ts";
import type { Body } from "./form/draft.ts";
import { countIn, type Editing, EditingProvider, type Mistake } from "./form/editing.ts";
import type { Place } from "./form/place.ts";
import type { Section } from "./form/shape.ts";
import { PartsView } from "./form/shape-view.tsx";
import { useFocusOn } from "./form/use-focus-on.ts";
import { MistakeList } from "./mistake-list.tsx";
import { speaksSpanish } from "./profile/profile-form.ts";
import { PublishDialog } from "./publish-dialog.tsx";
import { TextTab } from "./text-tab.tsx";

const TEXT = "text";
const playbookRequest = { params: { kind: "playbook", name: "playbook" } } as const;

interface EditorProps {
  /** The latest version. */
  readonly document: DocumentVersion & { readonly body: Body };
  readonly title: string;
}

/** Edits one document as forms, or as text; checks it, publishes it, and says at its place what is wrong. */
export function Editor({ document: published, title }: EditorProps) {
  const { kind, name } = published;
  const of = `${openAccount.value} ${kind} ${name}`;
  const draft = drafts.value.get(of) ?? { after: published.version, body: published.body };
  const isChanged = drafts.value.has(of);
  const checking = useChecking(kind, name, draft);
  const playbook = useCall(readDocument, kind === "profile" ? playbookRequest : null, ["document"]).data
    ?.body;
  const members = useCall(listMembers, may("members:read") ? {} : null, ["member"]).data?.items ?? [];
  const [publishing, setPublishing] = useState(false);
  const [wanted, setWanted] = useState<Place | null>(null);
  useEffect(guardDrafts, []);
  const shownAt = useFocusOn(wanted);

  const { sections, noun } = kinds[kind];
  const tab =
    [...sections.map(({ id }) => id), TEXT].find((id) => id === parameter("part")) ?? sections[0]?.id ?? TEXT;
  const write = (body: Body) => keepDraft(of, { after: draft.after, body });
  const editing = useMemo<Editing>(
    () => ({
      body: draft.body,
      change: (next) => write(next(drafts.peek().get(of)?.body ?? draft.body)),
      mistakes: checking.mistakes,
      published: published.body,
      playbook: kind === "playbook" ? draft.body : (playbook ?? {}),
      members: members.map((member) => ({ value: member.id, label: member.name })),
      spanish: kind === "profile" && speaksSpanish(draft.body),
      wanted,
    }),
    [draft.body, checking.mistakes, published, playbook, members, wanted],
  );
  const goTo = ({ place }: Mistake) => {
    setParameter("part", sectionOf(sections, place)?.id ?? TEXT);
    setWanted([...place]);
  };

  return (
    <Page
      title={title}
      lead={
        <>
          Version {published.version}, published <Time at={published.publishedAt} /> by{" "}
          {published.publishedBy.name}
        </>
      }
      actions={
        <>
          <LinkButton icon="clock" href={`#${addressOfDocument(kind, name)}/history`}>
            History
          </LinkButton>
          {may("documents:write") ? (
            <>
              <Button icon="tick" busy={checking.check.busy} onClick={() => void checking.check.run()}>
                Check
              </Button>
              <Button kind="main" disabled={!isChanged} onClick={() => setPublishing(true)}>
                Publish…
              </Button>
            </>
          ) : null}
        </>
      }
    >
      {checking.check.problem ? <ProblemNote problem={checking.check.problem} /> : null}
      {draft.after < published.version ? (
        <Overtaken published={published} onTake={() => dropDraft(of)} />
      ) : isChanged ? (
        <p class="unpublished" role="status">
          <Icon name="edit" /> <span>You have changes that nobody sees before they are published.</span>
          <Button small icon="undo" onClick={() => dropDraft(of)}>
            Discard them
          </Button>
        </p>
      ) : null}
      {checking.sound ? (
        <p class="sound" role="status">
          <Icon name="tick" /> Nothing is wrong with this {noun}.
        </p>
      ) : null}
      <MistakeList mistakes={checking.mistakes} body={draft.body} onGoTo={goTo} />
      <EditingProvider value={editing}>
        <fieldset class="editor" disabled={!may("documents:write")} ref={shownAt}>
          <legend class="unseen">{title}</legend>
          <Tabs
            label={`Parts of the ${noun}`}
            tabs={[
              ...sections.map((section) => ({
                id: section.id,
                label: <TabLabel section={section} editing={editing} />,
              })),
              { id: TEXT, label: "As text" },
            ]}
            chosen={tab}
            onChoose={(id) => setParameter("part", id)}
          >
            {tab === TEXT ? (
              <TextTab body={draft.body} onChange={write} />
            ) : (
              <PartsView key={tab} parts={sections.find(({ id }) => id === tab)?.parts ?? {}} place={[]} />
            )}
          </Tabs>
        </fieldset>
      </EditingProvider>
      {publishing ? (
        <PublishDialog
          noun={noun}
          before={published.body}
          after={draft.body}
          onPublish={checking.publish}
          onPublished={() => dropDraft(of)}
          onClose={() => setPublishing(false)}
        />
      ) : null}
    </Page>
  );
}

function TabLabel({ section, editing }: { readonly section: Section; readonly editing: Editing }) {
  const wrong = Object.keys(section.parts).reduce((count, key) => count + countIn(editing, [key]), 0);
  return (
    <>
      {section.label}
      {wrong > 0 ? (
        <>
          {" "}
          <span class="tag bad">
            {wrong}
            <span class="unseen">{wrong === 1 ? " mistake" : " mistakes"}</span>
          </span>
        </>
      ) : null}
    </>
  );
}

interface OvertakenProps {
  readonly published: DocumentVersion;
  readonly onTake: () => void;
}

function Overtaken({ published, onTake }: OvertakenProps) {
  return (
    <div class="problem" role="alert">
      <Icon name="warning" />
      <div>
        <p class="title">
          {published.publishedBy.name} published version {published.version} while you were editing.
        </p>
        <p>
          Yours cannot be published over it. Copy what you need from “As text”, then begin with the new
          version.
        </p>
        <Button small onClick={onTake}>
          Begin with version {published.version}
        </Button>
      </div>
    </div>
  );
}

function sectionOf(sections: readonly Section[], place: Place): Section | undefined {
  return sections.find(({ parts }) => String(place[0]) in parts);
}
