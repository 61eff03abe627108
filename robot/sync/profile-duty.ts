import type { BusinessProfile } from "../kernel/business-profile.ts";
import { Fault } from "../kernel/fault.ts";
import type { Journal } from "../kernel/journal.ts";
import { type ConfigVerdict, judgeConfig } from "./config-verdict.ts";
import type { ProfileShelf } from "./profile-shelf.ts";
import type { ConfigReport } from "./protocol/config-report.ts";

/** Takes or refuses the business profiles that come from the hub, and keeps the last good one. */
export class ProfileDuty {
  private readonly shelf: ProfileShelf;
  private readonly journal: Journal;
  private readonly decide: (profile: BusinessProfile, version: number) => ConfigVerdict;

  constructor(
    shelf: ProfileShelf,
    journal: Journal,
    decide: (profile: BusinessProfile, version: number) => ConfigVerdict,
  ) {
    this.shelf = shelf;
    this.journal = journal;
    this.decide = decide;
  }

  /** In force, as the hub counts; null when the hub has to send its own, whatever it is. */
  get version(): number | null {
    return this.shelf.kept?.version ?? null;
  }

  /** The answer for the hub. */
  consider(version: number, document: Record<string, unknown>): ConfigReport {
    const report = judgeConfig(version, document, (profile) => {
      const verdict = this.decide(profile, version);
      if (verdict.accepted) this.carefully(() => this.shelf.keep({ version, profile }));
      return verdict;
    });
    this.journal.info(report.accepted ? "config.accepted" : "config.refused", { version });
    return report;
  }

  /** Whoever takes the robot next counts the versions of its profile anew. */
  forgetVersion(): void {
    const { kept } = this.shelf;
    if (kept !== null && kept.version !== null)
      this.carefully(() => this.shelf.keep({ ...kept, version: null }));
  }

  forget(): void {
    this.carefully(() => this.shelf.forget());
  }

  /** A profile that cannot be kept is in force all the same; after a restart the hub sends it again. */
  private carefully(work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      this.journal.error("profile.not-kept", { code: error.code });
    }
  }
}
