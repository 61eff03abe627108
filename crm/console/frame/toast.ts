import { signal } from "@preact/signals";

export interface Toast {
  readonly id: number;
  readonly tone: "good" | "bad";
  readonly text: string;
}

export const toasts = signal<readonly Toast[]>([]);
/** Read out and not shown. */
export const announcement = signal("");

let last = 0;

/** Says that something was done, or that it was not. Seen for a while and read out. */
export function toast(text: string, tone: Toast["tone"] = "good"): void {
  last += 1;
  toasts.value = [...toasts.value.slice(-2), { id: last, tone, text }];
}

export function dismiss(id: number): void {
  toasts.value = toasts.value.filter((one) => one.id !== id);
}

/** Tells those who do not see it what changed, such as the page after a navigation. */
export function announce(text: string): void {
  announcement.value = text;
}
