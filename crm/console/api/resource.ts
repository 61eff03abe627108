import { useSignal } from "@preact/signals";
import { useCallback, useEffect, useRef } from "preact/hooks";
import type { Subject } from "../../contract/live.ts";
import type { Problem } from "../../contract/problem.ts";
import type { Route } from "../../contract/route.ts";
import { type Answer, call, type Request } from "./call.ts";
import { useLive } from "./live.ts";
import { problemOf } from "./problem-error.ts";

/** Something that a page reads from the hub. `data` stays while it is read again, also when that fails. */
export interface Resource<T> {
  readonly data: T | undefined;
  readonly problem: Problem | undefined;
  readonly loading: boolean;
  refetch(): void;
}

interface State<T> {
  /** What was asked: data of another question is not shown. */
  readonly key: string;
  readonly data: T | undefined;
  readonly problem: Problem | undefined;
  readonly loading: boolean;
}

/**
 * Reads a route now, again when the request changes, and again when one of the `watched` kinds of things changes
 * on the hub. A request of null waits.
 */
export function useCall<R extends Route>(
  route: R,
  request: Request<R> | null,
  watched: readonly Subject[] = [],
): Resource<Answer<R>> {
  const key = request === null ? "" : `${route.path} ${JSON.stringify(request)}`;
  const state = useSignal<State<Answer<R>>>({ key: "", data: undefined, problem: undefined, loading: true });
  const running = useRef<AbortController | null>(null);
  const latest = useRef(request);
  latest.current = request;

  const refetch = useCallback(() => {
    running.current?.abort();
    if (latest.current === null) return;
    const aborter = new AbortController();
    running.current = aborter;
    const kept = state.peek().key === key ? state.peek().data : undefined;
    state.value = { key, data: kept, problem: undefined, loading: true };
    call(route, latest.current, aborter.signal).then(
      (data) => {
        if (!aborter.signal.aborted) state.value = { key, data, problem: undefined, loading: false };
      },
      (error: unknown) => {
        if (!aborter.signal.aborted)
          state.value = { key, data: kept, problem: problemOf(error), loading: false };
      },
    );
  }, [key]);

  useEffect(() => {
    refetch();
    return () => running.current?.abort();
  }, [refetch]);
  useLive(watched, refetch);

  const current = state.value;
  const fits = current.key === key;
  return {
    data: fits ? current.data : undefined,
    problem: fits ? current.problem : undefined,
    loading: fits ? current.loading : true,
    refetch,
  };
}
