import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Problem } from "../../contract/problem.ts";
import { problemOf } from "./problem-error.ts";

/** Something that a person can do from a page: once at a time, with what was refused. */
export interface Action<A extends readonly unknown[]> {
  /** Resolves to whether it was done. While it is under way, further attempts are ignored. */
  run(...given: A): Promise<boolean>;
  readonly busy: boolean;
  readonly problem: Problem | undefined;
  /** Forgets what was refused. */
  forget(): void;
}

export function useAction<A extends readonly unknown[]>(work: (...given: A) => Promise<unknown>): Action<A> {
  const busy = useSignal(false);
  const problem = useSignal<Problem | undefined>(undefined);
  const shown = useRef(true);
  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
    };
  }, []);
  return {
    async run(...given) {
      if (busy.peek()) return false;
      busy.value = true;
      problem.value = undefined;
      try {
        await work(...given);
        return true;
      } catch (error) {
        const why = problemOf(error);
        if (shown.current) problem.value = why;
        return false;
      } finally {
        busy.value = false;
      }
    },
    busy: busy.value,
    problem: problem.value,
    forget() {
      problem.value = undefined;
    },
  };
}
