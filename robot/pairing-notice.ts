import type { Screen } from "./dialogue/screen.ts";
import type { ShownPairing } from "./sync/pairing-step.ts";

/** Shows the robot's pairing on its screen while nobody is served: a visitor comes first, and has no part in it. */
export class PairingNotice {
  private readonly screen: Screen;
  private latest: ShownPairing | null = null;
  private shown: ShownPairing | null = null;
  private isServing = false;

  constructor(screen: Screen) {
    this.screen = screen;
  }

  /** What there is to show. */
  tell(pairing: ShownPairing | null): void {
    this.latest = pairing;
    this.update();
  }

  /** Whether somebody is served. */
  serving(now: boolean): void {
    this.isServing = now;
    this.update();
  }

  /** Whether the screen asks just this: a touch that comes late answers nothing. */
  asks(pairing: string): boolean {
    return this.shown?.at === "approved" && this.shown.pairing === pairing;
  }

  private update(): void {
    const shown = this.isServing ? null : this.latest;
    if (shown === this.shown) return;
    this.shown = shown;
    this.screen.show({ type: "pairing", pairing: shown });
  }
}
