import { initials } from "../words/name.ts";

/** Somebody in two letters; the whole name for whoever points or listens. */
export function Avatar({ name }: { readonly name: string }) {
  return (
    <span class="avatar" title={name}>
      <span aria-hidden="true">{initials(name)}</span>
      <span class="unseen">{name}</span>
    </span>
  );
}
