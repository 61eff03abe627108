import type { Screen } from "./dialogue/screen.ts";
import type { ScreenCondition } from "./dialogue/screen-condition.ts";
import type { ScreenRules } from "./dialogue/screen-config.ts";
import type { Clock, Instant } from "./kernel/clock.ts";
import type { Journal } from "./kernel/journal.ts";
import type { RobotHealth } from "./kernel/robot-health.ts";
import { passTime } from "./passing-time.ts";

const LOOK_EVERY_MS = 1000;
/** A page takes a few seconds to load; asked more often it would never be done. */
const RELOAD_EVERY_MS = 30_000;

/** What the watch knows. */
export interface Watched {
  readonly condition: ScreenCondition;
  /** When a page that does not draw was last told to load itself anew. */
  readonly reloadedAt: Instant | null;
  /** Since when a visitor can neither see the screen nor be heard; null while one of them works. */
  readonly unreachableSince: Instant | null;
}

/** What is found each second. */
export interface Look {
  readonly condition: ScreenCondition;
  readonly serving: boolean;
  /** Words would be taken. */
  readonly hears: boolean;
}

export const unwatched: Watched = { condition: "absent", reloadedAt: null, unreachableSince: null };

/** What one look means: what is known from now on, and what to do about it. Pure. */
export function watch(
  before: Watched,
  { condition, serving, hears }: Look,
  now: Instant,
  unreachableMs: number,
): { readonly watched: Watched; readonly reload: boolean; readonly endVisit: boolean } {
  const { reloadedAt } = before;
  const reload = condition === "frozen" && (reloadedAt === null || now - reloadedAt >= RELOAD_EVERY_MS);
  const unreachable = serving && !hears && (condition === "absent" || condition === "frozen");
  const since = unreachable ? (before.unreachableSince ?? now) : null;
  const endVisit = since !== null && now - since >= unreachableMs;
  return {
    watched: {
      condition,
      reloadedAt: reload ? now : reloadedAt,
      unreachableSince: endVisit ? null : since,
    },
    reload,
    endVisit,
  };
}

/** The code of what is wrong with a screen; null for nothing. */
export function screenFault(condition: ScreenCondition): string | null {
  return condition === "working" ? null : `screen.${condition}`;
}

export interface ScreenWatchParts {
  readonly screen: Screen;
  readonly clock: Clock;
  readonly journal: Journal;
  readonly rules: Pick<ScreenRules, "unreachableS">;
}

/** Looks every second whether the face is really there, and says so when that changes. */
export class ScreenWatch {
  private readonly parts: ScreenWatchParts;
  private readonly around: () => Omit<Look, "condition">;
  private readonly onUnreachable: () => void;
  private watched = unwatched;

  /** @param onUnreachable a visitor is being served whom nothing of the robot reaches any more */
  constructor(parts: ScreenWatchParts, around: () => Omit<Look, "condition">, onUnreachable: () => void) {
    this.parts = parts;
    this.around = around;
    this.onUnreachable = onUnreachable;
  }

  run(signal: AbortSignal): Promise<void> {
    return passTime(this.parts.clock, LOOK_EVERY_MS, signal, () => this.look());
  }

  health(): RobotHealth["screen"] {
    return { fault: screenFault(this.watched.condition) };
  }

  private look(): void {
    const { screen, clock, journal, rules } = this.parts;
    const before = this.watched.condition;
    const look = { condition: screen.condition(), ...this.around() };
    const { watched, reload, endVisit } = watch(this.watched, look, clock.now(), rules.unreachableS * 1000);
    this.watched = watched;
    if (watched.condition !== before) this.tell(watched.condition);
    if (reload) {
      journal.warn("screen.reloaded");
      screen.reload();
    }
    if (endVisit) {
      journal.warn("visit.unreachable");
      this.onUnreachable();
    }
  }

  private tell(condition: ScreenCondition): void {
    const { journal } = this.parts;
    const code = screenFault(condition);
    if (code === null) journal.info("screen.working");
    else journal.error("screen.failing", { code });
  }
}
