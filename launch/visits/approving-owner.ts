import { permission } from "../../crm/contract/permission.ts";
import type { Asker } from "../../crm/server/accounts/asker.ts";
import type { HubCore } from "../../crm/server/core.ts";
import { approve, lookUp } from "../../crm/server/robots/pairing-approval.ts";
import type { ShownPairing } from "../../robot/dialogue/screen-protocol.ts";
import type { Clock } from "../../robot/kernel/clock.ts";
import { isAbort } from "../../robot/kernel/fault.ts";

/** How often an owner looks whether the robot shows a code by now. */
const LOOK_EVERY_MS = 500;

export interface ApprovingOwnerParts {
  readonly core: Pick<HubCore, "database">;
  readonly accountId: string;
  readonly clock: Clock;
  /** From then on, in seconds from the beginning. */
  readonly approvesAtS: number;
  /** What the robot's screen says of whose robot it is. */
  readonly shown: () => ShownPairing | null;
  /** What the robot shall be called. */
  readonly name: string;
}

/** Whoever owns the robot: types the code that it shows into their console, from a moment on, and says what it is called. */
export class ApprovingOwner {
  private readonly parts: ApprovingOwnerParts;

  constructor(parts: ApprovingOwnerParts) {
    this.parts = parts;
  }

  /** Ends when the robot was approved, or when the signal is aborted. */
  async run(signal: AbortSignal): Promise<void> {
    const { clock, shown, approvesAtS } = this.parts;
    try {
      await clock.sleep(approvesAtS * 1000, signal);
      for (;;) {
        const pairing = shown();
        if (pairing?.at === "code") return await clock.during(this.approve(pairing.code));
        await clock.sleep(LOOK_EVERY_MS, signal);
      }
    } catch (error) {
      if (!isAbort(error, signal)) throw error;
    }
  }

  private async approve(code: string): Promise<void> {
    const { core, accountId, clock, name } = this.parts;
    const asker: Asker = {
      accountId,
      permissions: new Set(permission.options),
      actor: { kind: "member", id: "owner", name: "Owner" },
      memberId: "owner",
    };
    const { id } = await lookUp(core.database, asker, code, clock.wallNow());
    await approve(core.database, asker, id, { name }, clock.wallNow());
  }
}
