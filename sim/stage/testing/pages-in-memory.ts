import type { FromPage } from "../from-page.ts";
import type { PageId, Stage, StageListener } from "../stage.ts";
import type { ToPage } from "../to-page.ts";

/** Pages in memory: `opens`, `asks` and `leaves` are what a browser would do; `told` is what each was sent. */
export class PagesInMemory implements Stage {
  readonly told = new Map<PageId, ToPage[]>();
  private readonly listeners: StageListener[] = [];

  broadcast(message: ToPage): void {
    for (const sent of this.told.values()) sent.push(message);
  }

  send(page: PageId, message: ToPage): void {
    this.told.get(page)?.push(message);
  }

  on(listener: StageListener): void {
    this.listeners.push(listener);
  }

  opens(page: PageId): void {
    this.told.set(page, []);
    for (const listener of this.listeners) listener.opened?.(page);
  }

  leaves(page: PageId): void {
    this.told.delete(page);
    for (const listener of this.listeners) listener.left?.(page);
  }

  asks(page: PageId, message: FromPage): void {
    for (const listener of this.listeners) listener.message?.(message, page);
  }

  sendsBytes(page: PageId, bytes: Uint8Array): void {
    for (const listener of this.listeners) listener.bytes?.(bytes, page);
  }

  /** Of what this page was sent, that of one type. */
  of<Type extends ToPage["type"]>(page: PageId, type: Type): Extract<ToPage, { readonly type: Type }>[] {
    const isOne = (message: ToPage): message is Extract<ToPage, { readonly type: Type }> =>
      message.type === type;
    return (this.told.get(page) ?? []).filter(isOne);
  }
}
