import type { Outbox } from "./outbox.ts";
import type { Order } from "./protocol/order.ts";
import type { OrderReceipt } from "./protocol/order-done.ts";

/** Carries out what the owner ordered and counts it, so that the receipt is what the store says and not what was meant. */
export class OrderDuty {
  private readonly outbox: Outbox;
  /** Letters that the hub acknowledged since the robot first read each drain, in this run of the program. */
  private readonly delivered = new Map<string, number>();

  constructor(outbox: Outbox) {
    this.outbox = outbox;
  }

  /** The receipt; null for an order that takes longer: `finishDraining` has its receipt. */
  carryOut({ id, kind, records }: Order): OrderReceipt | null {
    switch (kind) {
      case "report-health":
        return { erased: 0, delivered: 0, remaining: 0 };
      case "erase":
        return { ...this.outbox.erase({ these: "ids", ids: records }, id), delivered: 0 };
      case "wipe":
        return { ...this.outbox.erase({ these: "all" }, id), delivered: 0 };
      case "drain":
        this.delivered.set(id, this.delivered.get(id) ?? 0);
        return null;
    }
  }

  /** Nothing waits any more: what the hub would not have is erased, for nobody else may have it. */
  finishDraining(id: string): OrderReceipt {
    const { erased } = this.outbox.erase({ these: "quarantined" }, id);
    const { pending, quarantined } = this.outbox.backlog();
    return { erased, delivered: this.delivered.get(id) ?? 0, remaining: pending + quarantined };
  }

  /** So many letters were acknowledged. */
  settled(letters: number): void {
    for (const [id, before] of this.delivered) this.delivered.set(id, before + letters);
  }
}
