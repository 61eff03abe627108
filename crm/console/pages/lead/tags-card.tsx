import { useSignal } from "@preact/signals";
import { editLead, type Lead } from "../../../contract/lead.ts";
import type { Playbook } from "../../../contract/playbook/playbook.ts";
import { useAction } from "../../api/action.ts";
import { call } from "../../api/call.ts";
import { changed } from "../../api/live.ts";
import { may } from "../../api/session.ts";
import { Button } from "../../parts/button.tsx";
import { Card } from "../../parts/card.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { CheckBox } from "../../parts/field.tsx";
import { Form } from "../../parts/form.tsx";
import { Tag } from "../../parts/tag.tsx";
import { groupLabel, tagLabel } from "../../words/playbook-words.ts";

interface TagsCardProps {
  readonly lead: Lead;
  readonly playbook: Playbook | undefined;
}

export function TagsCard({ lead, playbook }: TagsCardProps) {
  const editing = useSignal(false);
  const groups = [...new Set(lead.tags.map(({ group }) => group))];
  const close = () => {
    editing.value = false;
  };
  return (
    <Card
      title="Tags"
      actions={
        may("leads:write") && playbook ? (
          <Button
            kind="quiet"
            icon="edit"
            small
            label="Change the tags"
            onClick={() => {
              editing.value = true;
            }}
          />
        ) : null
      }
    >
      {groups.length === 0 ? <p class="soft">None.</p> : null}
      <dl class="facts">
        {groups.map((group) => (
          <div key={group} class="fact">
            <dt>{groupLabel(playbook, group)}</dt>
            <dd class="tags">
              {lead.tags
                .filter((tag) => tag.group === group)
                .map((tag) => (
                  <Tag key={tag.tag}>{tagLabel(playbook, tag)}</Tag>
                ))}
            </dd>
          </div>
        ))}
      </dl>
      {editing.value && playbook ? <TagsDialog lead={lead} playbook={playbook} onClose={close} /> : null}
    </Card>
  );
}

interface TagsDialogProps {
  readonly lead: Lead;
  readonly playbook: Playbook;
  readonly onClose: () => void;
}

/** From the account's list and from nowhere else. */
function TagsDialog({ lead, playbook, onClose }: TagsDialogProps) {
  const chosen = useSignal(lead.tags);
  const save = useAction(async () => {
    await call(editLead, { params: { id: lead.id }, body: { revision: lead.revision, tags: chosen.value } });
    changed("lead");
  });
  return (
    <Dialog title="Tags" onClose={onClose}>
      <Form action={save} onDone={onClose} label="Tags">
        {playbook.taxonomy
          .filter(({ tags }) => tags.length > 0)
          .map((group) => (
            <fieldset key={group.id} class="radios">
              <legend>{group.label}</legend>
              {group.tags.map((tag) => (
                <CheckBox
                  key={tag.id}
                  label={tag.label}
                  checked={chosen.value.some((one) => one.group === group.id && one.tag === tag.id)}
                  onChange={(on) => {
                    const others = chosen.value.filter((one) => one.group !== group.id || one.tag !== tag.id);
                    chosen.value = on ? [...others, { group: group.id, tag: tag.id }] : others;
                  }}
                />
              ))}
            </fieldset>
          ))}
        <div class="actions">
          <Button kind="main" type="submit" busy={save.busy}>
            Save
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </Form>
    </Dialog>
  );
}
