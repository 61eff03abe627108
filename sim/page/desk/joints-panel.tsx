import type { JointRange } from "../../stage/desk-messages.ts";
import { Panel } from "./panel.tsx";
import type { DeskStore } from "./store.ts";

/** Where the head's joints are and were told to be, between their limits. */
export function JointsPanel({ store }: { readonly store: DeskStore }) {
  const about = store.about.value;
  const joints = store.joints.value;
  if (!about || !joints)
    return (
      <Panel name="joints" title="Head">
        {null}
      </Panel>
    );
  const { measured, commanded, stopped } = joints;
  const tools = stopped ? <b class="bad">emergency stop</b> : null;
  return (
    <Panel name="joints" title="Head" tools={tools}>
      <Joint name="pan" at={measured.panRad} to={commanded.panRad} range={about.pan} />
      <Joint name="tilt" at={measured.tiltRad} to={commanded.tiltRad} range={about.tilt} />
    </Panel>
  );
}

interface JointProps {
  readonly name: string;
  readonly at: number;
  readonly to: number;
  readonly range: JointRange;
}

/** Left on the gauge is the robot's left: positive angles, as REP-103 has them. */
function Joint({ name, at, to, range: { lowestRad, highestRad } }: JointProps) {
  const share = (rad: number) => `${((highestRad - rad) / (highestRad - lowestRad)) * 100}%`;
  const lagDeg = degrees(to - at);
  return (
    <div class="joint">
      <span>{name}</span>
      <div
        class="gauge"
        role="img"
        aria-label={`${name} ${degrees(at).toFixed(0)} degrees, told ${degrees(to).toFixed(0)}`}
      >
        <i class="zero" style={{ left: share(0) }} />
        <i class="told" style={{ left: share(to) }} />
        <i class="is" style={{ left: share(at) }} />
      </div>
      <span class="number">{degrees(at).toFixed(1)}°</span>
      <span class={`number quiet ${Math.abs(lagDeg) > 8 ? "bad" : ""}`}>{signed(lagDeg)}°</span>
      <span class="limits quiet">
        {degrees(highestRad).toFixed(0)}° … {degrees(lowestRad).toFixed(0)}°
      </span>
    </div>
  );
}

function degrees(rad: number): number {
  return (rad * 180) / Math.PI;
}

function signed(value: number): string {
  return `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(1)}`;
}
