import { useEffect, useRef } from "preact/hooks";
import { drawSight } from "./draw-sight.ts";
import { Panel } from "./panel.tsx";
import type { DeskStore } from "./store.ts";
import { whyOf } from "./why.ts";

/** What the robot has looked at, with what it made of it: boxes, tracks, engagement and why. */
export function CameraPanel({ store }: { readonly store: DeskStore }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const picture = store.picture.value;
  const scene = store.scene.value;
  useEffect(() => {
    let current = true;
    if (!picture || !canvas.current) return;
    void createImageBitmap(picture.jpeg).then((bitmap) => {
      if (current && canvas.current) drawSight(canvas.current, bitmap, scene);
      bitmap.close();
    });
    return () => {
      current = false;
    };
  }, [picture, scene]);

  const persons = scene?.scene.persons ?? [];
  const fault = store.health.value?.camera.fault ?? null;
  return (
    <Panel
      name="camera"
      title="Camera"
      tools={
        <span class="quiet">
          {fault === null ? <InferenceTime ms={scene?.scene.inferMs ?? 0} /> : <b class="bad">{fault}</b>}
        </span>
      }
    >
      <canvas
        ref={canvas}
        class="camera-picture"
        width={640}
        height={480}
        role="img"
        aria-label={`What the robot sees: ${persons.length === 0 ? "nobody" : persons.map(({ track }) => track).join(", ")}`}
      />
      <table class="tracks">
        <thead>
          <tr>
            <th>Track</th>
            <th>Away</th>
            <th>Faces</th>
            <th>Stage, and why</th>
          </tr>
        </thead>
        <tbody>
          {persons.map((person) => (
            <tr key={person.track} class={person.track === scene?.attending ? "attended" : ""}>
              <td>
                <i class={`dot stage-${person.engagement}`} />
                {person.track}
              </td>
              <td>{person.distanceM.toFixed(1)} m</td>
              <td>{person.facing === "towards" ? "robot" : person.facing === "away" ? "away" : "?"}</td>
              <td>
                <b>{person.engagement}</b> {whyOf(person)}
              </td>
            </tr>
          ))}
          {persons.length === 0 && (
            <tr>
              <td colSpan={4} class="quiet">
                Nobody is seen.
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </Panel>
  );
}

/** A recording does not know how long it took: that is the host's affair, and not the same twice. */
function InferenceTime({ ms }: { readonly ms: number }) {
  return ms > 0 ? <>{Math.round(ms)} ms a picture</> : null;
}
