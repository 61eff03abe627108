import type { ConversationEvent } from "./dialogue/conversation-event.ts";
import type { Effect } from "./dialogue/effect.ts";
import type { BusinessProfile } from "./kernel/business-profile.ts";
import { isoOf, stampOf } from "./kernel/clock.ts";
import { Fault } from "./kernel/fault.ts";
import type { IntakeRecord } from "./kernel/intake-record.ts";
import type { RobotHealth } from "./kernel/robot-health.ts";
import type { Account, Surroundings } from "./parts.ts";
import type { ShownPairing } from "./sync/pairing-step.ts";
import type { SyncRules } from "./sync/sync-config.ts";
import { Uplink } from "./sync/uplink.ts";

export interface BackOfficeParts extends Surroundings, Account {
  readonly rules: SyncRules;
}

export interface BackOfficeEvents {
  tell(event: ConversationEvent): void;
  /** The owner has changed how the business presents itself. */
  profile(profile: BusinessProfile): void;
  /** What people in front of the robot are to see of its pairing; null for nothing. */
  pairing(shown: ShownPairing | null): void;
}

/** Keeps the records and delivers them: the outbox and the way to the hub. */
export class BackOffice {
  private readonly parts: BackOfficeParts;
  private readonly on: BackOfficeEvents;
  private readonly uplink: Uplink;

  constructor(parts: BackOfficeParts, on: BackOfficeEvents) {
    this.parts = parts;
    this.on = on;
    this.uplink = new Uplink(parts, {
      config: (document) => {
        parts.journal.info("profile.received", { id: document.id, version: document.version });
        on.profile(document);
        return { accepted: true };
      },
      state: (state) => parts.journal.info("link.state", { state }),
      pairing: (shown) => on.pairing(shown),
    });
  }

  run(signal: AbortSignal): Promise<void> {
    return this.uplink.run(signal);
  }

  /** Durable before the visitor is thanked: only then does the conversation learn that it was filed. */
  file(record: IntakeRecord): void {
    const { journal, outbox, clock } = this.parts;
    try {
      const { sequence } = outbox.post(record);
      const { fields, completeness } = record;
      journal.info("record.filed", { sequence, fields: Object.keys(fields), completeness });
      this.uplink.nudge();
      this.on.tell({ ...stampOf(clock), type: "filed", recordId: record.id });
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      journal.error("record.not-filed", { code: error.code });
      this.on.tell({ ...stampOf(clock), type: "not-filed", recordId: record.id });
    }
  }

  report({ outcome, visit, startedWall, language }: Extract<Effect, { type: "ended" }>): void {
    const { journal, clock } = this.parts;
    journal.info("visit.ended", { outcome });
    const [startedAt, endedAt] = [isoOf(startedWall), isoOf(clock.wallNow())];
    this.uplink.report({ visit, startedAt, endedAt, language, outcome });
  }

  /** Somebody in front of the robot said whether it belongs to the account on the screen. */
  answerPairing(pairing: string, yes: boolean): void {
    this.parts.journal.info("pairing.answered", { yes });
    this.uplink.answerPairing(pairing, yes);
  }

  adopt(rules: SyncRules): void {
    this.uplink.adopt(rules);
  }

  health(): Pick<RobotHealth, "outbox" | "link"> {
    const { gauges } = this.parts;
    return {
      outbox: {
        pending: gauges.get("sync.pending_count") ?? 0,
        quarantined: gauges.get("sync.quarantined_count") ?? 0,
      },
      link: this.uplink.state,
    };
  }
}
