import type { BusinessProfile } from "../kernel/business-profile.ts";

/** The business profile that the owner sent last and that the robot accepted. */
export interface KeptProfile {
  /** As the hub counts; null when the robot may belong to somebody else by now, whose hub counts anew. */
  readonly version: number | null;
  readonly profile: BusinessProfile;
}

/** Where it lies while the robot is switched off. Calls are durable on return and throw a `Fault` `profile.not-kept`. */
export interface ProfileShelf {
  /** Null when none came yet, or when it cannot be read any more. */
  readonly kept: KeptProfile | null;
  keep(kept: KeptProfile): void;
  /** The robot left its account: the next one's visitors are not greeted in the name of the last. */
  forget(): void;
}

/** Lasts as long as the process: for robots that are simulated. */
export function passingShelf(): ProfileShelf {
  let kept: KeptProfile | null = null;
  return {
    get kept() {
      return kept;
    },
    keep: (one) => {
      kept = one;
    },
    forget: () => {
      kept = null;
    },
  };
}
