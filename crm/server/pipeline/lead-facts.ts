import type { Tag } from "../../../robot/kernel/intake-record.ts";

/** What conditions, scores and handoff rules may know of a lead. Times are UTC. */
export interface LeadFacts {
  readonly id: string;
  readonly contactId: string;
  /** For notices to members of the account; never in a log. */
  readonly contactName: string | null;
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  readonly pipeline: string;
  readonly stage: string;
  /** Field id to value. */
  readonly fields: Readonly<Record<string, string>>;
  readonly tags: readonly Tag[];
  readonly score: number;
  readonly completeness: number;
  /** The contact was here before this lead. */
  readonly returning: boolean;
  readonly visitAt: Date;
  /** When the hub received it; later than the visit by a network's absence. */
  readonly arrivedAt: Date;
  readonly assignee: string | null;
  /** Who worked on the contact last. */
  readonly contactOwner: string | null;
}
