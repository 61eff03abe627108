import type { ComponentChildren } from "preact";
import type { Resource } from "../api/resource.ts";
import { ProblemNote } from "./problem-note.tsx";

interface LoadedProps<T> {
  readonly resource: Resource<T>;
  readonly children: (data: T) => ComponentChildren;
}

/** What was read; before that, that it is being read; and what went wrong, above what was read earlier. */
export function Loaded<T>({ resource, children }: LoadedProps<T>) {
  const { data, problem, refetch } = resource;
  return (
    <>
      {problem ? <ProblemNote problem={problem} onRetry={refetch} /> : null}
      {data === undefined ? problem ? null : <Loading /> : children(data)}
    </>
  );
}

/** That something is being read, in its place. */
export function Loading() {
  return (
    <div class="loading">
      <span class="unseen">Loading…</span>
      <div class="bone" />
      <div class="bone" />
      <div class="bone" />
    </div>
  );
}
