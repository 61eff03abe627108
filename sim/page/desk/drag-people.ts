import type { LobbyCanvas } from "../scene/lobby-canvas.ts";
import type { Actions } from "./actions.ts";
import type { DeskStore } from "./store.ts";

/** Less is a click. */
const CLICK_PX = 5;
/** As often as a tracker could notice; a lobby is told no more. */
const TELL_EVERY_MS = 50;

/** Lets people be chosen by a click and dragged over the floor. Returns how to stop. */
export function dragPeople(
  place: HTMLElement,
  canvas: LobbyCanvas,
  store: DeskStore,
  actions: Actions,
): () => void {
  let held: { readonly id: string; readonly x: number; readonly y: number; dragging: boolean } | null = null;
  let pressedAt: { readonly x: number; readonly y: number } | null = null;
  let toldAt = 0;

  const onDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    pressedAt = { x: event.clientX, y: event.clientY };
    const id = canvas.pick(event.clientX, event.clientY);
    if (id === null) return;
    held = { id, ...pressedAt, dragging: false };
    canvas.holdOrbit(true);
    // Before the orbit takes the pointer for itself.
    event.stopPropagation();
    place.setPointerCapture(event.pointerId);
  };
  const onMove = (event: PointerEvent) => {
    if (!held) return;
    if (Math.hypot(event.clientX - held.x, event.clientY - held.y) < CLICK_PX && !held.dragging) return;
    held.dragging = true;
    store.selected.value = held.id;
    if (event.timeStamp - toldAt < TELL_EVERY_MS) return;
    toldAt = event.timeStamp;
    tell(held.id, event);
  };
  const tell = (id: string, event: PointerEvent) => {
    const to = canvas.floorAt(event.clientX, event.clientY);
    if (to) actions.move(id, to);
  };
  const onUp = (event: PointerEvent) => {
    const clicked =
      pressedAt && Math.hypot(event.clientX - pressedAt.x, event.clientY - pressedAt.y) < CLICK_PX;
    if (held?.dragging) tell(held.id, event);
    else if (clicked) store.selected.value = held?.id ?? null;
    if (held) canvas.holdOrbit(false);
    held = null;
    pressedAt = null;
  };

  const capturing = { capture: true };
  place.addEventListener("pointerdown", onDown, capturing);
  place.addEventListener("pointermove", onMove);
  place.addEventListener("pointerup", onUp);
  place.addEventListener("pointercancel", onUp);
  return () => {
    place.removeEventListener("pointerdown", onDown, capturing);
    place.removeEventListener("pointermove", onMove);
    place.removeEventListener("pointerup", onUp);
    place.removeEventListener("pointercancel", onUp);
  };
}
