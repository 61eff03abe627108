import { useSignal } from "@preact/signals";
import type { SeenPerson } from "../../view.ts";
import type { Actions, BodyKind } from "./actions.ts";
import { MicrophoneButton } from "./microphone-button.tsx";
import { Panel } from "./panel.tsx";
import type { DeskStore } from "./store.ts";

interface PeopleProps {
  readonly store: DeskStore;
  readonly actions: Actions;
}

const kinds: readonly BodyKind[] = ["adult", "child", "wheelchair", "carrying", "stroller"];

/** Who is in the lobby: chosen here or in the room, and, unless it has been recorded, sent about and spoken for. */
export function PeoplePanel({ store, actions }: PeopleProps) {
  const people = store.view.value?.people ?? [];
  const isOver = store.recorded.value !== null;
  return (
    <Panel name="people" title="People" tools={!isOver && <Entrance actions={actions} />}>
      <ul class="people">
        {people.map((person) => (
          <PersonRow key={person.id} person={person} store={store} />
        ))}
        {people.length === 0 && (
          <li class="quiet">The lobby is empty.{isOver ? "" : " “Add” lets somebody in."}</li>
        )}
      </ul>
      {!isOver && <Lead store={store} actions={actions} />}
    </Panel>
  );
}

function Entrance({ actions }: Pick<PeopleProps, "actions">) {
  const kind = useSignal<BodyKind>("adult");
  return (
    <>
      <select
        aria-label="Who comes in"
        value={kind.value}
        onChange={({ currentTarget }) => {
          kind.value = kinds.find((one) => one === currentTarget.value) ?? "adult";
        }}
      >
        {kinds.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </select>
      <button type="button" onClick={() => actions.enter(kind.value)} title="Somebody comes in (N)">
        Add
      </button>
    </>
  );
}

function PersonRow({ person, store }: { readonly person: SeenPerson; readonly store: DeskStore }) {
  const { id, name, posture, saying } = person;
  const chosen = store.selected.value === id;
  const led = store.standing.value?.guests.includes(id);
  return (
    <li>
      <button
        type="button"
        class={`person ${chosen ? "chosen" : ""}`}
        aria-pressed={chosen}
        onClick={() => (store.selected.value = chosen ? null : id)}
      >
        <b>{name}</b>
        <span class="quiet">
          {Math.hypot(posture.x, posture.y).toFixed(1)} m{led ? ", by hand" : ""}
        </span>
        {saying && <span class="saying">“{saying}”</span>}
      </button>
    </li>
  );
}

function Lead({ store, actions }: PeopleProps) {
  const words = useSignal("");
  const person = store.selectedPerson.value;
  if (!person) return <p class="quiet hint">Choose somebody here or in the room; drag them about.</p>;
  const { id, name } = person;
  return (
    <div class="lead">
      <form
        class="say"
        onSubmit={(event) => {
          event.preventDefault();
          actions.say(id, words.value);
          words.value = "";
        }}
      >
        <input
          id="say"
          aria-label={`What ${name} says`}
          placeholder={`${name} says …`}
          autocomplete="off"
          maxLength={300}
          value={words.value}
          onInput={({ currentTarget }) => (words.value = currentTarget.value)}
        />
        <button type="submit">Say</button>
        <MicrophoneButton speak={(samples) => actions.speak(id, samples)} />
      </form>
      <div class="buttons">
        <button type="button" onClick={() => actions.sendToRobot(id)}>
          To robot
        </button>
        <button type="button" onClick={() => actions.turn(id, "away")}>
          Look away
        </button>
        <button type="button" onClick={() => actions.turn(id, "robot")}>
          Look
        </button>
        <button type="button" onClick={() => actions.sendHome(id)}>
          Leave
        </button>
      </div>
    </div>
  );
}
