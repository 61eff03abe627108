import { useState } from "preact/hooks";
import { useAction } from "../../api/action.ts";
import { toast } from "../../frame/toast.ts";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { TextArea } from "../../parts/field.tsx";
import { Form } from "../../parts/form.tsx";
import { changedPlaces } from "./form/changed-places.ts";
import type { Body } from "./form/draft.ts";
import { type Place, placeInWords, placeText } from "./form/place.ts";

/** More would not be read. */
const SHOWN = 12;

interface PublishDialogProps {
  readonly noun: string;
  readonly before: Body;
  readonly after: Body;
  /** Resolves to the new version; null when mistakes were found, which the editor shows. */
  readonly onPublish: (note: string) => Promise<number | null>;
  readonly onPublished: () => void;
  readonly onClose: () => void;
}

export function PublishDialog({ noun, before, after, onPublish, onPublished, onClose }: PublishDialogProps) {
  const [note, setNote] = useState("");
  const changes = changedPlaces(before, after);
  const publish = useAction(async () => {
    const version = await onPublish(note.trim());
    onClose();
    if (version === null) return;
    onPublished();
    toast(`Version ${version} of the ${noun} is published.`);
  });
  return (
    <Dialog title={`Publish the ${noun}`} onClose={onClose}>
      <Form action={publish}>
        <div>
          <h3>{changes.length === 1 ? "One change" : `${changes.length} changes`}</h3>
          <ul class="changes">
            {changes.slice(0, SHOWN).map((place) => (
              <li key={placeText(place)}>{changeInWords(before, after, place)}</li>
            ))}
            {changes.length > SHOWN ? <li>and {changes.length - SHOWN} more</li> : null}
          </ul>
        </div>
        <TextArea
          label="What was changed, and why"
          hint="Stands in the history."
          value={note}
          onInput={setNote}
          maxLength={500}
          first
        />
        <div class="actions">
          <Button kind="main" type="submit" busy={publish.busy}>
            Publish
          </Button>
          <Button onClick={onClose}>Not yet</Button>
        </div>
      </Form>
    </Dialog>
  );
}

/** What was removed is named as it was before. */
function changeInWords(before: Body, after: Body, place: Place): string {
  const inAfter = placeInWords(after, place);
  return / › number \d+$/.test(inAfter) ? `${placeInWords(before, place)}, removed` : inAfter;
}
