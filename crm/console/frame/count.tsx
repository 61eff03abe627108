import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { useLive } from "../api/live.ts";
import { ProblemError } from "../api/problem-error.ts";
import type { Counting } from "../pages.ts";

/** How many things wait behind a link. Nothing is shown for none, or while the hub cannot say. */
export function Count({ of }: { readonly of: Counting }) {
  const count = useSignal(0);
  const ask = () => {
    of.ask().then(
      (found) => {
        count.value = found;
      },
      (error: unknown) => {
        if (!(error instanceof ProblemError)) throw error;
      },
    );
  };
  useEffect(ask, [of]);
  useLive(of.watch, ask);
  if (count.value === 0) return null;
  return <span class="count">{count.value > 99 ? "99+" : count.value}</span>;
}
