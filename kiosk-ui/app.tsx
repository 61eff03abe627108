import type { Panel, ShownPairing } from "../robot/dialogue/screen-protocol.ts";
import { isLow } from "./comfort.ts";
import type { FrameCount } from "./face/face-animator.ts";
import { Aside } from "./panel/aside.tsx";
import { Attract } from "./panel/attract.tsx";
import { OwnWay } from "./panel/commands.tsx";
import { PairingSheet } from "./panel/pairing-sheet.tsx";
import { Sheet } from "./panel/sheet.tsx";
import { LostRobot } from "./staff/lost-robot.tsx";
import { PinPad } from "./staff/pin-pad.tsx";
import { StaffCorner } from "./staff/staff-corner.tsx";
import { StaffNotice } from "./staff/staff-notice.tsx";
import { TechnicianSheet } from "./staff/technician-sheet.tsx";
import { Stage } from "./stage.tsx";
import type { Store } from "./store.ts";

/** The whole page: the face on its stage, and beside or below it what the visitor can read and touch. */
export function App({ store, count }: { store: Store; count: FrameCount }) {
  const panel = store.view.panel.value;
  const connected = store.view.link.value === "connected";
  // While a robot restarts, what invites visitors stays; nothing else of it does.
  const shown = connected || store.view.link.value === "lost" ? panel : null;
  const pairing = connected ? store.view.pairing.value : null;
  const aside = pairing === null && shown !== null ? store.view.aside.value : null;
  const comfort = store.view.comfort.value;
  const technician = connected ? store.view.technician.value : null;
  const door = connected ? store.view.door.value : null;
  const forStaff = technician !== null || door !== null;
  const invites = shown === null || shown.kind !== "ask";
  return (
    <main
      class="page"
      data-layout={forStaff ? "staff" : layoutOf(shown, pairing !== null, aside !== null)}
      data-large={comfort.large}
      data-contrast={comfort.contrast}
      // A technician's table has no room to give away.
      data-low={technician === null && isLow(comfort, store.view.eyesLow.value)}
      lang={store.view.language.value}
    >
      <Stage store={store} count={count} />
      {technician !== null && <TechnicianSheet of={technician} store={store} />}
      {technician === null && door !== null && <PinPad answer={door.answer} store={store} />}
      {!forStaff && <VisitorsSide store={store} shown={shown} pairing={pairing} />}
      {!forStaff && invites && connected && <StaffNotice store={store} />}
      {!forStaff && invites && connected && <StaffCorner store={store} />}
      {store.view.link.value === "reconnecting" && <LostRobot store={store} />}
    </main>
  );
}

interface VisitorsSideProps {
  readonly store: Store;
  readonly shown: Panel | null;
  readonly pairing: ShownPairing | null;
}

/** What a visitor reads and touches. */
function VisitorsSide({ store, shown, pairing }: VisitorsSideProps) {
  const aside = pairing === null && shown !== null ? store.view.aside.value : null;
  return (
    <>
      {pairing !== null && <PairingSheet pairing={pairing} store={store} />}
      {aside !== null && shown !== null && <Aside of={aside} panel={shown} store={store} />}
      {pairing === null && aside === null && shown?.kind === "attract" && (
        <>
          <Attract panel={shown} store={store} />
          <nav class="own-way">
            <OwnWay
              panel={shown}
              store={store}
              onLanguage={() => store.touches.startIn(store.words.value.otherLanguage)}
            />
          </nav>
        </>
      )}
      {pairing === null && aside === null && shown !== null && shown.kind !== "attract" && (
        <Sheet panel={shown} store={store} />
      )}
    </>
  );
}

function layoutOf(panel: Panel | null, isPairing: boolean, isAside: boolean): string {
  if (isPairing) return "pairing";
  if (isAside) return "aside";
  if (panel === null || panel.kind === "attract") return "alone";
  return panel.input?.kind ?? "reading";
}
