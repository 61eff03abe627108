import { computed, signal } from "@preact/signals";

/**
 * Where in the console the page is: everything after the `#`, so that the hub serves one page and never hears of it.
 * A question mark inside begins the page's own parameters: `#/leads?stage=mql`.
 */
const hash = signal(currentHash());

export const path = computed(() => split(hash.value).path);
export const search = computed(() => split(hash.value).search);

/** Keeps {@link path} true; returns what stops it. */
export function followAddress(): () => void {
  const read = () => {
    hash.value = currentHash();
  };
  window.addEventListener("hashchange", read);
  window.addEventListener("popstate", read);
  return () => {
    window.removeEventListener("hashchange", read);
    window.removeEventListener("popstate", read);
  };
}

/** `/leads?stage=mql`. Replacing leaves no trace in the browser's history: for filters, not for pages. */
export function goTo(address: string, { replace = false }: { readonly replace?: boolean } = {}): void {
  const url = `#${address}`;
  if (replace) history.replaceState(null, "", url);
  else history.pushState(null, "", url);
  hash.value = currentHash();
}

/** One parameter of the page, kept in the address; an empty one is left out. */
export function setParameter(name: string, value: string): void {
  const parameters = new URLSearchParams(search.peek());
  if (value === "") parameters.delete(name);
  else parameters.set(name, value);
  const text = parameters.toString();
  goTo(text === "" ? path.peek() : `${path.peek()}?${text}`, { replace: true });
}

export function parameter(name: string): string {
  return new URLSearchParams(search.value).get(name) ?? "";
}

/** How the router asks where it is. */
export function useAddress(): [string, typeof goTo] {
  return [path.value, goTo];
}

function currentHash(): string {
  return location.hash.replace(/^#?\/?/, "/");
}

function split(text: string): { readonly path: string; readonly search: string } {
  const at = text.indexOf("?");
  return at < 0 ? { path: text, search: "" } : { path: text.slice(0, at), search: text.slice(at + 1) };
}
