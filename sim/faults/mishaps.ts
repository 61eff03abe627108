import type { Mishap, MishapKind, MishapOf } from "./mishap.ts";

interface Entry {
  readonly mishap: Mishap;
  /** Begun by hand: it lasts until it is ended by hand, also in another scenario. */
  readonly byHand: boolean;
}

/** What goes wrong in the lobby: as the scenario has it, and as a technician switches it. */
export class Mishaps {
  private readonly nowMs: () => number;
  private entries: readonly Entry[];

  /** @param nowMs scenario time */
  constructor(faults: readonly Mishap[], nowMs: () => number) {
    this.nowMs = nowMs;
    this.entries = planned(faults);
  }

  /** Another scenario begins; what was begun by hand goes on. */
  anew(faults: readonly Mishap[]): void {
    this.entries = [...this.entries.filter(({ byHand }) => byHand), ...planned(faults)];
  }

  /** From now on, until {@link end}; its times do not count. Twice is once: the later one holds. */
  begin(mishap: Mishap): void {
    const others = this.entries.filter((one) => !(one.byHand && isSameThing(one.mishap, mishap)));
    this.entries = [...others, { mishap, byHand: true }];
  }

  /** Everything of this kind that is wrong now is put right, the scenario's own too; what is still to come comes. */
  end(kind: MishapKind): void {
    this.entries = this.entries.filter((one) => one.mishap.kind !== kind || !this.isNow(one));
  }

  /** What is wrong now, in the order of the scenario. */
  active(): readonly Mishap[] {
    return this.entries.filter((one) => this.isNow(one)).map(({ mishap }) => mishap);
  }

  isOn(kind: MishapKind): boolean {
    return this.entries.some((one) => one.mishap.kind === kind && this.isNow(one));
  }

  /** What is wrong now in this way; the latest first. */
  all<Kind extends MishapKind>(kind: Kind): readonly MishapOf<Kind>[] {
    const isOne = (mishap: Mishap): mishap is MishapOf<Kind> => mishap.kind === kind;
    return this.active().filter(isOne).reverse();
  }

  private isNow({ mishap: { fromS, untilS }, byHand }: Entry): boolean {
    const nowS = this.nowMs() / 1000;
    return byHand || (nowS >= fromS && (untilS === undefined || nowS < untilS));
  }
}

function planned(faults: readonly Mishap[]): readonly Entry[] {
  return faults.map((mishap) => ({ mishap, byHand: false }));
}

/** One joint may be stalled while the other one slips. */
function isSameThing(one: Mishap, other: Mishap): boolean {
  return one.kind === other.kind && jointOf(one) === jointOf(other);
}

function jointOf(mishap: Mishap): string {
  return "joint" in mishap ? mishap.joint : "";
}
