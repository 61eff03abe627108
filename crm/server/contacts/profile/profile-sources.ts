import type { IntakeRecord, Tag } from "../../../../robot/kernel/intake-record.ts";
import type { Feedback, FieldValue } from "../../../contract/lead.ts";

/** Everything that a profile may be written from; nothing else is known of anybody. Times are UTC. */
export interface ProfileSources {
  readonly contact: {
    readonly name: string | null;
    readonly phones: readonly string[];
    readonly emails: readonly string[];
  };
  /** Oldest first. */
  readonly visits: readonly {
    readonly intake: string;
    readonly robot: string;
    readonly record: IntakeRecord;
  }[];
  /** Oldest first. */
  readonly leads: readonly {
    readonly id: string;
    readonly pipeline: string;
    readonly stage: string;
    readonly isOpen: boolean;
    readonly fields: Readonly<Record<string, FieldValue>>;
    readonly tags: readonly Tag[];
  }[];
  /** Oldest first. */
  readonly notes: readonly {
    readonly id: string;
    readonly at: Date;
    readonly by: string;
    readonly text: string;
  }[];
  /** What members wrote when they moved leads; oldest first. */
  readonly moves: readonly {
    readonly order: number;
    readonly at: Date;
    readonly by: string;
    readonly pipeline: string;
    readonly to: string;
    readonly note: string;
    readonly feedback: Feedback | null;
  }[];
}
