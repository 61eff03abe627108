import { useRef } from "preact/hooks";
import type { Store } from "../store.ts";
import { staffWords } from "./staff-words.ts";

/** Nobody holds a finger there this long by accident. */
const HOLD_MS = 1500;

/** The corner that a technician holds. Visitors see nothing of it; whoever comes by keyboard finds a button. */
export function StaffCorner({ store }: { store: Store }) {
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const open = () => store.staff.door(true);
  const letGo = () => {
    if (timer.current) clearTimeout(timer.current);
    timer.current = null;
  };
  const hold = () => {
    letGo();
    timer.current = setTimeout(open, HOLD_MS);
  };
  return (
    <button
      type="button"
      class="staff-corner"
      aria-label={staffWords(store).corner}
      onPointerDown={hold}
      onPointerUp={letGo}
      onPointerLeave={letGo}
      onPointerCancel={letGo}
      onKeyDown={(event) => {
        if (event.key === "Enter" || event.key === " ") open();
      }}
    />
  );
}
