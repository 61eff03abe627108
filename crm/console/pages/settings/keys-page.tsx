import { useState } from "preact/hooks";
import { type ApiKey, listApiKeys, revokeApiKey } from "../../../contract/account.ts";
import { useAction } from "../../api/action.ts";
import { call } from "../../api/call.ts";
import { useCall } from "../../api/resource.ts";
import { toast } from "../../frame/toast.ts";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { Empty } from "../../parts/empty.tsx";
import { Form } from "../../parts/form.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Page } from "../../parts/page.tsx";
import { Table } from "../../parts/table.tsx";
import { Tag } from "../../parts/tag.tsx";
import { Time } from "../../parts/time.tsx";
import { KeyDialog } from "./key-dialog.tsx";
import { SecretDialog } from "./secret-dialog.tsx";

export function KeysPage() {
  const keys = useCall(listApiKeys, {}, []);
  const [creating, setCreating] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const [revoking, setRevoking] = useState<ApiKey | null>(null);
  return (
    <Page
      title="API keys"
      lead={
        <>
          For programs of your own. What they can ask is described at{" "}
          <a href="/api/v1/openapi.json">/api/v1/openapi.json</a>.
        </>
      }
      actions={
        <Button kind="main" icon="plus" onClick={() => setCreating(true)}>
          New key
        </Button>
      }
    >
      <Loaded resource={keys}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="key" title="There is no API key.">
              <p>A key lets a program do what you permit it, and nothing else.</p>
            </Empty>
          ) : (
            <Table
              caption="API keys"
              rows={items}
              keyOf={({ id }) => id}
              columns={[
                { head: "Name", cell: ({ name }) => name },
                { head: "Begins with", cell: ({ prefix }) => <code>{prefix}…</code> },
                {
                  head: "May",
                  kind: "wide",
                  cell: ({ permissions }) => (
                    <span class="tags">
                      {permissions.map((each) => (
                        <Tag key={each}>{each}</Tag>
                      ))}
                    </span>
                  ),
                },
                {
                  head: "Last used",
                  cell: ({ lastUsedAt }) => (lastUsedAt ? <Time at={lastUsedAt} /> : "never"),
                },
                {
                  head: "Good until",
                  cell: ({ expiresAt }) => (expiresAt ? <Time at={expiresAt} /> : "no end"),
                },
                {
                  head: "Revoke",
                  cell: (key) => (
                    <Button
                      small
                      kind="danger"
                      label={`Revoke ${key.name}`}
                      icon="bin"
                      onClick={() => setRevoking(key)}
                    />
                  ),
                },
              ]}
            />
          )
        }
      </Loaded>
      {creating ? (
        <KeyDialog
          onClose={() => setCreating(false)}
          onCreated={(told) => {
            setCreating(false);
            setSecret(told);
            keys.refetch();
          }}
        />
      ) : null}
      {secret === null ? null : (
        <SecretDialog
          title="The key’s secret"
          what="Programs send it as “Authorization: Bearer …”."
          secret={secret}
          onClose={() => setSecret(null)}
        />
      )}
      {revoking ? (
        <RevokeKey apiKey={revoking} onRevoked={keys.refetch} onClose={() => setRevoking(null)} />
      ) : null}
    </Page>
  );
}

interface RevokeKeyProps {
  readonly apiKey: ApiKey;
  readonly onRevoked: () => void;
  readonly onClose: () => void;
}

function RevokeKey({ apiKey, onRevoked, onClose }: RevokeKeyProps) {
  const revoke = useAction(async () => {
    await call(revokeApiKey, { params: { id: apiKey.id } });
    toast(`${apiKey.name} is revoked.`);
    onRevoked();
  });
  return (
    <Dialog title={`Revoke ${apiKey.name}?`} onClose={onClose}>
      <Form action={revoke} onDone={onClose}>
        <p>Programs that use it are refused at once. It cannot be taken back.</p>
        <div class="actions">
          <Button kind="danger" type="submit" busy={revoke.busy}>
            Revoke
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </Form>
    </Dialog>
  );
}
