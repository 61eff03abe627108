import { computed, signal } from "@preact/signals";
import type { Me } from "../../contract/account.ts";
import type { Permission } from "../../contract/permission.ts";

/** Who sits at the page. `in` with an account of null: signed in, and member of no account yet. */
export type Session =
  | { readonly at: "asking" }
  | { readonly at: "unreachable" }
  | { readonly at: "out" }
  | { readonly at: "in"; readonly me: Me };

export const session = signal<Session>({ at: "asking" });

/** The account that is open; null while there is none. Whatever belongs to an account hangs on this. */
export const openAccount = computed(() =>
  session.value.at === "in" ? (session.value.me.account?.id ?? null) : null,
);

/** Of whoever is signed in; undefined while nobody is. */
export const me = computed(() => (session.value.at === "in" ? session.value.me : undefined));

export function signedIn(who: Me): void {
  session.value = { at: "in", me: who };
}

/** The hub said that the session has ended, or the person ended it. */
export function signedOut(): void {
  session.value = { at: "out" };
}

/** Whether the signed-in member may do something; the hub checks again. */
export function may(permission: Permission | null): boolean {
  return permission === null || (me.value?.permissions.includes(permission) ?? false);
}
