import { effect, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { LobbyCanvas } from "../scene/lobby-canvas.ts";
import type { Viewpoint } from "../scene/viewpoint.ts";
import type { Actions } from "./actions.ts";
import { dragPeople } from "./drag-people.ts";
import type { DeskStore } from "./store.ts";

const viewpoints: readonly { readonly from: Viewpoint["from"]; readonly label: string }[] = [
  { from: "orbit", label: "Room" },
  { from: "follow", label: "Follow" },
  { from: "robots-eye", label: "Robot’s eye" },
  { from: "shoulder", label: "Shoulder" },
];

/** What keys and buttons do with the view, once it is there. */
export interface RoomHandle {
  look(number: 1 | 2 | 3 | 4): void;
  /** A picture of what is shown, into the browser's downloads. */
  screenshot(): void;
}

interface RoomProps {
  readonly store: DeskStore;
  readonly actions: Actions;
  /** Told when the view can be handled, and null when it is gone. */
  onHandle(handle: RoomHandle | null): void;
  /** Told when the robot's camera can be drawn here. */
  onCanvas(canvas: LobbyCanvas): void;
}

/** The lobby in 3D: click to choose somebody, drag to move them. */
export function RoomView({ store, actions, onHandle, onCanvas }: RoomProps) {
  const host = useRef<HTMLDivElement>(null);
  const canvas = useRef<LobbyCanvas | null>(null);
  const from = useSignal<Viewpoint["from"]>("orbit");
  const failure = useSignal<string | null>(null);
  const camera = store.about.value?.camera;

  const look = (viewpoint: Viewpoint["from"]) => {
    const person = store.selected.value ?? store.view.value?.people[0]?.id;
    if (viewpoint === "follow" || viewpoint === "shoulder") {
      if (person === undefined) return;
      canvas.current?.look({ from: viewpoint, person });
    } else canvas.current?.look({ from: viewpoint });
    from.value = viewpoint;
  };

  useEffect(() => {
    const place = host.current;
    if (!place || !camera) return;
    const gone = new AbortController();
    const open = async () => {
      const opened = await LobbyCanvas.open({ host: place, camera });
      if (gone.signal.aborted) return;
      canvas.current = opened;
      const stops = [
        effect(() => {
          if (store.view.value) opened.update(store.view.value);
        }),
        effect(() => opened.select(store.selected.value)),
        dragPeople(place, opened, store, actions),
      ];
      onCanvas(opened);
      onHandle({
        look: (number) => look(viewpoints[number - 1]!.from),
        screenshot: () => void opened.screenshot().then(download),
      });
      await opened.run(gone.signal);
      onHandle(null);
      for (const stop of stops) stop();
    };
    open().catch((error: unknown) => {
      failure.value = error instanceof Error ? error.message : `${error}`;
    });
    return () => gone.abort();
  }, [camera]);

  return (
    <section class="room" aria-label="The lobby">
      <div ref={host} class="scene room-canvas" />
      {failure.value !== null && <p class="room-failure">{failure.value} The panels go on without it.</p>}
      <fieldset class="viewpoints">
        <legend class="unseen">Where to look from</legend>
        {viewpoints.map(({ from: one, label }, index) => (
          <button
            key={one}
            type="button"
            aria-pressed={from.value === one}
            title={`${label} (${index + 1})`}
            onClick={() => look(one)}
          >
            {label}
          </button>
        ))}
      </fieldset>
    </section>
  );
}

function download(picture: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(picture);
  link.download = "lobby.png";
  link.click();
  URL.revokeObjectURL(link.href);
}
