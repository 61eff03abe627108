import { useState } from "preact/hooks";
import { type DocumentKind, documentHistory, restoreDocument } from "../../../contract/document.ts";
import { useAction } from "../../api/action.ts";
import { type Answer, call } from "../../api/call.ts";
import { useCursor } from "../../api/cursor.ts";
import { useCall } from "../../api/resource.ts";
import { may } from "../../api/session.ts";
import { toast } from "../../frame/toast.ts";
import type { PageProps } from "../../pages.ts";
import { Button, LinkButton } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { Form } from "../../parts/form.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Page } from "../../parts/page.tsx";
import { Pager } from "../../parts/pager.tsx";
import { Tag } from "../../parts/tag.tsx";
import { Time } from "../../parts/time.tsx";
import { Differences } from "./differences.tsx";
import { addressOfDocument, kinds } from "./document-kinds.ts";

type Version = Answer<typeof documentHistory>["items"][number];

export function PlaybookHistoryPage() {
  return <History kind="playbook" name="playbook" />;
}

export function ProfileHistoryPage({ params }: PageProps) {
  return <History kind="profile" name={params.name ?? ""} />;
}

/** Every version that was ever published, what robots said to it, and the way back to it. */
function History({ kind, name }: { readonly kind: DocumentKind; readonly name: string }) {
  const cursor = useCursor(name);
  const query = cursor.at === undefined ? {} : { cursor: cursor.at };
  const history = useCall(documentHistory, { params: { kind, name }, query }, ["document", "robot"]);
  const [latest, setLatest] = useState(0);
  const newest = Math.max(latest, history.data?.items[0]?.version ?? 0);
  if (newest > latest) setLatest(newest);
  return (
    <Page
      title={`History of the ${kinds[kind].noun}`}
      lead={kind === "profile" ? name : "Versions are only ever added: nothing here can be lost."}
      actions={
        <LinkButton icon="edit" href={`#${addressOfDocument(kind, name)}`}>
          Edit
        </LinkButton>
      }
    >
      <Loaded resource={history}>
        {({ items, next }) => (
          <>
            <ol class="versions">
              {items.map((version) => (
                <VersionCard key={version.version} version={version} latest={newest} />
              ))}
            </ol>
            <Pager cursor={cursor} next={next} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function VersionCard({ version: shown, latest }: { readonly version: Version; readonly latest: number }) {
  const [comparing, setComparing] = useState(false);
  const [restoring, setRestoring] = useState(false);
  const { kind, name, version } = shown;
  return (
    <li class="card version">
      <header>
        <h2>
          Version {version} {version === latest ? <Tag tone="accent">in force</Tag> : null}
        </h2>
        <div class="actions">
          {version > 1 ? (
            <Button small aria-expanded={comparing} onClick={() => setComparing(!comparing)}>
              What changed
            </Button>
          ) : null}
          {version < latest && may("documents:write") ? (
            <Button small icon="undo" onClick={() => setRestoring(true)}>
              Restore
            </Button>
          ) : null}
        </div>
      </header>
      <p>
        {shown.note === "" ? <span class="soft">Without a note.</span> : shown.note}
        {shown.restores === null ? null : <span class="soft"> Restores version {shown.restores}.</span>}
      </p>
      <p class="soft small">
        <Time at={shown.publishedAt} /> by {shown.publishedBy.name}
      </p>
      {shown.verdicts.length > 0 ? <Verdicts verdicts={shown.verdicts} /> : null}
      {comparing ? <Differences kind={kind} name={name} from={version - 1} to={version} /> : null}
      {restoring ? <Restore version={shown} latest={latest} onClose={() => setRestoring(false)} /> : null}
    </li>
  );
}

function Verdicts({ verdicts }: { readonly verdicts: Version["verdicts"] }) {
  return (
    <ul class="verdicts">
      {verdicts.map(({ robot, accepted, reasons }) => (
        <li key={robot}>
          <Tag tone={accepted === null ? "warn" : accepted ? "good" : "bad"}>
            {accepted === null ? "not answered yet" : accepted ? "accepted" : "refused"}
          </Tag>{" "}
          {robot}
          {reasons.length > 0 ? (
            <ul class="reasons">
              {reasons.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

interface RestoreProps {
  readonly version: Version;
  readonly latest: number;
  readonly onClose: () => void;
}

function Restore({ version: { kind, name, version }, latest, onClose }: RestoreProps) {
  const restore = useAction(async () => {
    const made = await call(restoreDocument, { params: { kind, name }, body: { version, after: latest } });
    toast(`Version ${version} is in force again, as version ${made.version}.`);
  });
  return (
    <Dialog title={`Restore version ${version}?`} onClose={onClose} wide>
      <Form action={restore} onDone={onClose}>
        <p>
          It is published again as version {latest + 1}. This is what changes against the version in force:
        </p>
        <Differences kind={kind} name={name} from={latest} to={version} />
        <div class="actions">
          <Button kind="main" type="submit" busy={restore.busy}>
            Restore
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </Form>
    </Dialog>
  );
}
