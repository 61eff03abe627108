import { permission } from "../../contract/permission.ts";
import type { Pairing } from "../../contract/robot.ts";
import type { Asker } from "../accounts/asker.ts";
import type { HubCore } from "../core.ts";
import { approve, lookUp, readOwn } from "../robots/pairing-approval.ts";
import { pairingOf } from "../robots/pairing-standing.ts";
import { newAccount } from "./new-account.ts";

/** An owner who pairs robots, at the console of this hub. */
export class PairingOwner {
  readonly asker: Asker;
  private readonly core: HubCore;

  constructor(core: HubCore, accountId: string) {
    this.core = core;
    this.asker = {
      accountId,
      permissions: new Set(permission.options),
      actor: { kind: "member", id: "owner", name: "Olga" },
      memberId: "owner",
    };
  }

  static async of(core: HubCore, name?: string): Promise<PairingOwner> {
    return new PairingOwner(core, await newAccount(core, name));
  }

  get accountId(): string {
    return this.asker.accountId;
  }

  /** The same owner at the console of another hub on the same database. */
  at(core: HubCore): PairingOwner {
    return new PairingOwner(core, this.accountId);
  }

  async lookUp(code: string): Promise<Pairing> {
    const { database, clock } = this.core;
    const at = clock.wallNow();
    return pairingOf(await lookUp(database, this.asker, code, at), at);
  }

  async approve(
    id: string,
    wish: { readonly name: string; readonly robot?: number; readonly profile?: string },
  ): Promise<Pairing> {
    const { database, clock } = this.core;
    const at = clock.wallNow();
    return pairingOf(await approve(database, this.asker, id, wish, at), at);
  }

  async standing(id: string): Promise<Pairing["standing"]> {
    const { database, clock } = this.core;
    return pairingOf(await readOwn(database, this.asker, id), clock.wallNow()).standing;
  }
}
