import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Store } from "../store.ts";
import { staffWords } from "./staff-words.ts";

/** A robot that starts anew on a slow machine takes this long; longer than that somebody has to come. */
const STAYS_AWAY_MS = 20_000;

/** The page stands alone: the robot's program does not answer, and will not by itself. */
export function LostRobot({ store }: { store: Store }) {
  const forLong = useSignal(false);
  useEffect(() => {
    const timer = setTimeout(() => {
      forLong.value = true;
    }, STAYS_AWAY_MS);
    return () => clearTimeout(timer);
  }, []);
  const { lost } = staffWords(store);
  return (
    <section class="sheet staff-lost" role="alert" aria-label={lost.visitors}>
      <div class="card">
        <h1 class="title">{lost.visitors}</h1>
        {forLong.value && <p class="detail">{lost.staff}</p>}
      </div>
    </section>
  );
}
