import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { LobbyCanvas } from "../scene/lobby-canvas.ts";
import type { Actions } from "./actions.ts";
import { CameraPanel } from "./camera-panel.tsx";
import { DialoguePanel } from "./dialogue-panel.tsx";
import { HearingPanel } from "./hearing-panel.tsx";
import { HelpDialog } from "./help-dialog.tsx";
import { JointsPanel } from "./joints-panel.tsx";
import { JournalPanel } from "./journal-panel.tsx";
import { KioskPanel } from "./kiosk-panel.tsx";
import { MishapsPanel } from "./mishaps-panel.tsx";
import { NoticeLine } from "./notice-line.tsx";
import { PeoplePanel } from "./people-panel.tsx";
import { type RoomHandle, RoomView } from "./room-view.tsx";
import { listenForKeys } from "./shortcuts.ts";
import { StatusBar } from "./status-bar.tsx";
import type { DeskStore } from "./store.ts";
import { TimeBar } from "./time-bar.tsx";
import { TimelineBar } from "./timeline-bar.tsx";

interface DeskProps {
  readonly store: DeskStore;
  readonly actions: Actions;
  onCanvas(canvas: LobbyCanvas): void;
}

/** The technician's page: the room in the middle, and around it why the robot does what it does. */
export function Desk({ store, actions, onCanvas }: DeskProps) {
  const room = useRef<RoomHandle | null>(null);
  const helping = useSignal(false);
  useEffect(
    () =>
      listenForKeys(store, actions, {
        help: () => {
          helping.value = !helping.value;
        },
        screenshot: () => room.current?.screenshot(),
        camera: (number) => room.current?.look(number),
      }),
    [],
  );
  const about = store.about.value;
  const recorded = store.recorded.value;
  return (
    <div class="desk">
      <header class="bar">
        <h1>
          {about?.robot ?? "Stella"} <span class="quiet">lobby</span>
        </h1>
        {!recorded && about?.live !== false && <TimeBar store={store} actions={actions} />}
        <StatusBar store={store} actions={actions} />
        <button
          type="button"
          class="help"
          title="Keys (?)"
          aria-label="Keys"
          onClick={() => {
            helping.value = true;
          }}
        >
          ?
        </button>
        {recorded && <TimelineBar store={store} actions={actions} recorded={recorded} />}
      </header>
      <main class="columns">
        <div class="column">
          <CameraPanel store={store} />
          <PeoplePanel store={store} actions={actions} />
          {!recorded && <MishapsPanel store={store} actions={actions} />}
        </div>
        <div class="column">
          <RoomView
            store={store}
            actions={actions}
            onCanvas={onCanvas}
            onHandle={(handle) => {
              room.current = handle;
            }}
          />
          <HearingPanel store={store} />
          <JointsPanel store={store} />
          <JournalPanel store={store} />
        </div>
        <div class="column">
          <DialoguePanel store={store} />
          {!recorded && <KioskPanel store={store} />}
        </div>
      </main>
      <NoticeLine store={store} />
      {!store.linked.value && (
        <p class="unlinked" role="alert">
          The lobby does not answer. This page goes on when it is there again.
        </p>
      )}
      {helping.value && (
        <HelpDialog
          close={() => {
            helping.value = false;
          }}
        />
      )}
    </div>
  );
}
