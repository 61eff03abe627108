import { isoOf } from "../kernel/clock.ts";
import { KeyChange } from "./key-change.ts";
import { OrderDuty } from "./order-duty.ts";
import type { Outbox } from "./outbox.ts";
import { ProfileDuty } from "./profile-duty.ts";
import { challengeText } from "./protocol/challenge.ts";
import type { Order } from "./protocol/order.ts";
import type { OrderReceipt } from "./protocol/order-done.ts";
import { pairingText } from "./protocol/pair-request.ts";
import type { Up } from "./protocol/up.ts";
import { PROTOCOL_VERSION } from "./protocol/version.ts";
import type { UplinkListener, UplinkParts } from "./uplink-parts.ts";

/** What the robot says to its hub beside the letters themselves, and what it does about what the hub wants. */
export class Errands {
  private readonly parts: UplinkParts;
  private readonly send: (message: Up) => void;
  private readonly orders: OrderDuty;
  private readonly keys: KeyChange;
  private readonly profiles: ProfileDuty;

  constructor(parts: UplinkParts, on: UplinkListener, send: (message: Up) => void) {
    this.parts = parts;
    this.send = send;
    this.orders = new OrderDuty(parts.outbox);
    this.keys = new KeyChange(parts.identity, parts.journal);
    this.profiles = new ProfileDuty(parts.shelf, parts.journal, (profile, version) =>
      on.config(profile, version),
    );
  }

  /** A connection begins. */
  begin(): void {
    this.keys.begin();
  }

  introduce(outbox: Outbox, nonce: string): void {
    const { identity, softwareVersion } = this.parts;
    const { publicKey } = identity;
    this.send({ type: "auth", publicKey, signature: identity.sign(challengeText(nonce, publicKey)) });
    this.send({
      type: "hello",
      protocolVersion: PROTOCOL_VERSION,
      softwareVersion,
      outbox: outbox.id,
      cursor: outbox.cursor(),
      configVersion: this.profiles.version,
    });
  }

  askForCode(nonce: string): void {
    const { identity, softwareVersion, name } = this.parts;
    this.keys.fallForward();
    this.profiles.forgetVersion();
    const { publicKey } = identity;
    this.send({
      type: "pair.request",
      protocolVersion: PROTOCOL_VERSION,
      softwareVersion,
      publicKey,
      signature: identity.sign(pairingText(nonce, publicKey)),
      suggestedName: name,
    });
  }

  /** Letters that were collected for somebody else are not for this account. */
  belong(outbox: Outbox, account: string): void {
    const strange = outbox.belongTo(account);
    if (strange > 0) this.parts.journal.warn("letters.of-another-account", { quarantined: strange });
  }

  settle(outbox: Outbox, upTo: number): void {
    const before = outbox.backlog().pending;
    outbox.settle(upTo);
    this.orders.settled(before - outbox.backlog().pending);
    this.parts.journal.info("letter.delivered", { upTo });
  }

  reportHealth(outbox: Outbox): void {
    const { pending, quarantined, oldestPostedAt } = outbox.backlog();
    this.send({
      type: "health",
      pending,
      quarantined,
      oldestPostedAt: oldestPostedAt === null ? null : isoOf(oldestPostedAt),
    });
  }

  considerConfig(version: number, document: Record<string, unknown>): void {
    this.send(this.profiles.consider(version, document));
  }

  obey(outbox: Outbox, order: Order): void {
    this.parts.journal.info("order.received", { kind: order.kind });
    const receipt = this.orders.carryOut(order);
    if (!receipt) return;
    this.reportHealth(outbox);
    if (order.kind === "wipe") this.leave(order.id, receipt);
    else this.answer(order.id, receipt);
  }

  finishDraining(order: string): void {
    this.leave(order, this.orders.finishDraining(order));
  }

  /** @param afterDays how long a key serves */
  lookAfterKey(nonce: string, afterDays: number): void {
    const rotation = this.keys.due(nonce, this.parts.clock.wallNow(), afterDays);
    if (rotation) this.send(rotation);
  }

  useNewKey(publicKey: string): void {
    this.keys.confirmed(publicKey);
  }

  dropNewKey(): void {
    this.keys.drop();
  }

  /** The last that is done for this account: the next one's visitors are not greeted in its name. */
  private leave(id: string, receipt: OrderReceipt): void {
    if (receipt.remaining === 0) this.profiles.forget();
    this.answer(id, receipt);
  }

  private answer(id: string, receipt: OrderReceipt): void {
    this.parts.journal.info("order.done", { ...receipt });
    this.send({ type: "order.done", id, receipt });
  }
}
