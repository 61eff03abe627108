import type { Mishap } from "../../faults/mishap.ts";
import type { Actions } from "./actions.ts";
import { Panel } from "./panel.tsx";
import type { DeskStore } from "./store.ts";

interface Switch {
  readonly label: string;
  readonly mishap: Mishap;
}

const from = { fromS: 0 };
/** Low, and not yet so low that the robot goes off duty. */
const LOW_BATTERY = 0.12;

/** What can be broken by hand, by what it is about. */
const groups: readonly { readonly title: string; readonly switches: readonly Switch[] }[] = [
  {
    title: "Camera",
    switches: [
      { label: "unplugged", mishap: { kind: "camera-unplugged", ...from } },
      { label: "black", mishap: { kind: "camera-black", ...from } },
      { label: "frozen", mishap: { kind: "camera-frozen", ...from } },
    ],
  },
  {
    title: "Microphone",
    switches: [
      { label: "unplugged", mishap: { kind: "microphone-unplugged", ...from } },
      { label: "dead", mishap: { kind: "microphone-dead", ...from } },
    ],
  },
  {
    title: "Head",
    switches: [
      { label: "e-stop", mishap: { kind: "emergency-stop", ...from } },
      { label: "pan stalls", mishap: { kind: "motor-stalled", joint: "pan", ...from } },
      { label: "pan slips", mishap: { kind: "motor-slipping", joint: "pan", share: 0.5, ...from } },
    ],
  },
  {
    title: "Network",
    switches: [
      { label: "down", mishap: { kind: "network-down", ...from } },
      { label: "slow", mishap: { kind: "network-slow", latencyMs: 2000, ...from } },
      { label: "lossy", mishap: { kind: "network-lossy", share: 0.3, ...from } },
      { label: "split", mishap: { kind: "network-partitioned", ...from } },
      { label: "hub down", mishap: { kind: "hub-down", ...from } },
    ],
  },
  {
    title: "Machine",
    switches: [
      { label: "clock +1 h", mishap: { kind: "clock-wrong", byS: 3600, ...from } },
      { label: "battery low", mishap: { kind: "battery-low", share: LOW_BATTERY, ...from } },
      { label: "program killed", mishap: { kind: "process-killed", ...from } },
      { label: "power cut", mishap: { kind: "power-cut", ...from } },
    ],
  },
];

/** What is wrong now, and switches for what may be. */
export function MishapsPanel({ store, actions }: { readonly store: DeskStore; readonly actions: Actions }) {
  const active = new Set(store.standing.value?.mishaps.map(({ kind }) => kind));
  return (
    <Panel
      name="mishaps"
      title="Faults"
      tools={<span class="quiet">{active.size === 0 ? "none" : `${active.size} on`}</span>}
    >
      {groups.map(({ title, switches }) => (
        <fieldset key={title} class="switches">
          <legend class="quiet">{title}</legend>
          {switches.map(({ label, mishap }) => (
            <button
              key={label}
              type="button"
              class="switch"
              aria-pressed={active.has(mishap.kind)}
              onClick={() => actions.toggle(mishap)}
            >
              {label}
            </button>
          ))}
        </fieldset>
      ))}
    </Panel>
  );
}
