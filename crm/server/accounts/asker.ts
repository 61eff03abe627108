import type { Actor } from "../../contract/actor.ts";
import type { Permission } from "../../contract/permission.ts";

/** Who asks, already proven: everything a request may see or do follows from this. */
export interface Asker {
  readonly accountId: string;
  readonly permissions: ReadonlySet<Permission>;
  /** As the logs will name them. */
  readonly actor: Actor;
  /** Null for an API key. */
  readonly memberId: string | null;
}
