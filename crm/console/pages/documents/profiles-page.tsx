import { useState } from "preact/hooks";
import { listDocuments, publishDocument, readDocument } from "../../../contract/document.ts";
import { listRobots } from "../../../contract/robot.ts";
import { useAction } from "../../api/action.ts";
import { call } from "../../api/call.ts";
import { useCall } from "../../api/resource.ts";
import { may } from "../../api/session.ts";
import { goTo } from "../../frame/address.ts";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { Empty } from "../../parts/empty.tsx";
import { SelectField, TextField } from "../../parts/field.tsx";
import { Form } from "../../parts/form.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Page } from "../../parts/page.tsx";
import { Table } from "../../parts/table.tsx";
import { Time } from "../../parts/time.tsx";
import { addressOfDocument } from "./document-kinds.ts";
import { put } from "./form/draft.ts";
import { freeId } from "./form/free-id.ts";

/** The business profiles of the account: what its robots say and ask. */
export function ProfilesPage() {
  const documents = useCall(listDocuments, {}, ["document"]);
  const robots = useCall(listRobots, may("robots:read") ? {} : null, ["robot"]).data?.items ?? [];
  const [adding, setAdding] = useState(false);
  const profiles = documents.data?.items.filter(({ kind }) => kind === "profile") ?? [];
  return (
    <Page
      title="Business profiles"
      lead="What your robots say about the business, and what they ask."
      actions={
        may("documents:write") && profiles.length > 0 ? (
          <Button icon="plus" onClick={() => setAdding(true)}>
            New profile
          </Button>
        ) : null
      }
    >
      <Loaded resource={documents}>
        {() =>
          profiles.length === 0 ? (
            <Empty icon="document" title="There is no business profile.">
              <p>Robots that are paired keep the one they came with.</p>
            </Empty>
          ) : (
            <Table
              caption="Business profiles"
              rows={profiles}
              keyOf={({ name }) => name}
              columns={[
                {
                  head: "Profile",
                  kind: "wide",
                  cell: ({ name }) => <a href={`#${addressOfDocument("profile", name)}`}>{name}</a>,
                },
                { head: "Version", cell: ({ version }) => version, kind: "number" },
                {
                  head: "Published",
                  cell: ({ publishedAt, publishedBy }) => (
                    <span>
                      <Time at={publishedAt} /> by {publishedBy.name}
                    </span>
                  ),
                },
                {
                  head: "Robots",
                  cell: ({ name }) =>
                    robots
                      .filter(({ profile }) => profile === name)
                      .map((robot) => robot.name)
                      .join(", ") || "none",
                },
              ]}
            />
          )
        }
      </Loaded>
      {adding ? (
        <NewProfile taken={profiles.map(({ name }) => name)} onClose={() => setAdding(false)} />
      ) : null}
    </Page>
  );
}

/** A profile begins as a copy of another: a form from nothing would be a week's work. */
function NewProfile({ taken, onClose }: { readonly taken: readonly string[]; readonly onClose: () => void }) {
  const [business, setBusiness] = useState("");
  const [like, setLike] = useState(taken[0] ?? "");
  const name = freeId(business, taken, "profile");
  const create = useAction(async () => {
    const { body } = await call(readDocument, { params: { kind: "profile", name: like } });
    const own = put(put(put(body, ["id"], name), ["version"], 1), ["business", "name"], business.trim());
    await call(publishDocument, {
      params: { kind: "profile", name },
      body: { after: 0, body: own, note: `Begun as a copy of ${like}.` },
    });
    goTo(addressOfDocument("profile", name));
  });
  return (
    <Dialog title="New profile" onClose={onClose}>
      <Form action={create}>
        <TextField
          label="Name of the business or place"
          required
          first
          value={business}
          onInput={setBusiness}
        />
        <SelectField
          label="Begin with a copy of"
          required
          value={like}
          options={taken.map((value) => ({ value, label: value }))}
          onChange={setLike}
        />
        <div class="actions">
          <Button kind="main" type="submit" busy={create.busy} disabled={business.trim() === ""}>
            Create
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </Form>
    </Dialog>
  );
}
