import type { RobotHealth } from "../../../robot/kernel/robot-health.ts";
import type { Actions } from "./actions.ts";
import type { DeskStore } from "./store.ts";

/** What is with the robot besides the visit: its link, outbox, senses and charge. */
export function StatusBar({ store, actions }: { readonly store: DeskStore; readonly actions: Actions }) {
  const health = store.health.value;
  const about = store.about.value;
  return (
    <div class="status">
      {health && <Lamps health={health} />}
      {about?.live !== false && <Orders health={health} actions={actions} />}
      {about?.hubUrl && (
        <a href={about.hubUrl} target="_blank" rel="noreferrer">
          CRM
        </a>
      )}
    </div>
  );
}

/** What the staff may ask of the robot. */
function Orders({ health, actions }: { readonly health: RobotHealth | null; readonly actions: Actions }) {
  return (
    <fieldset class="orders">
      <legend class="unseen">Robot</legend>
      <button type="button" onClick={() => actions.order("greet")}>
        Greet
      </button>
      <button type="button" onClick={() => actions.order("wipe")}>
        Wipe
      </button>
      <button
        type="button"
        aria-pressed={health?.microphone.muted ?? false}
        onClick={() => actions.order(health?.microphone.muted ? "unmute" : "mute")}
      >
        Mute
      </button>
    </fieldset>
  );
}

function Lamps({ health }: { readonly health: RobotHealth }) {
  const { link, outbox, camera, microphone, voice, head, battery } = health;
  const charge = battery?.share ?? null;
  return (
    <dl class="lamps">
      <Lamp name="Link" says={link} good={link === "online"} />
      <Lamp
        name="Outbox"
        says={`${outbox.pending} waiting${outbox.quarantined > 0 ? `, ${outbox.quarantined} rejected` : ""}`}
        good={outbox.pending + outbox.quarantined === 0}
      />
      <Lamp name="Camera" says={camera.fault ?? "sees"} good={camera.fault === null} />
      <Lamp
        name="Microphone"
        says={microphone.fault ?? (microphone.muted ? "muted" : "hears")}
        good={microphone.fault === null && !microphone.muted}
      />
      <Lamp name="Voice" says={voice.fault ?? "speaks"} good={voice.fault === null} />
      <Lamp
        name="Head"
        says={head.lost ? "lost" : head.stopped ? "stopped" : "moves"}
        good={!head.lost && !head.stopped}
      />
      {charge !== null && (
        <Lamp name="Battery" says={`${Math.round(charge * 100)} %`} always good={charge > 0.15} />
      )}
    </dl>
  );
}

interface LampProps {
  readonly name: string;
  readonly says: string;
  readonly good: boolean;
  /** What it says is told even when all is well. */
  readonly always?: boolean;
}

/** One word while all is well; what is wrong when something is. */
function Lamp({ name, says, good, always = false }: LampProps) {
  return (
    <div class={`lamp ${good ? "good" : "bad"}`}>
      <dt>{name}</dt>
      <dd class={good && !always ? "unseen" : ""}>{says}</dd>
    </div>
  );
}
