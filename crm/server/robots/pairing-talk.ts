import type { PairConfirm } from "../../../robot/sync/protocol/pair-confirm.ts";
import type { PairDecline } from "../../../robot/sync/protocol/pair-decline.ts";
import { type PairRequest, pairingText } from "../../../robot/sync/protocol/pair-request.ts";
import { SUPPORTED_VERSIONS } from "../../../robot/sync/protocol/version.ts";
import { mayAttempt } from "../accounts/attempts.ts";
import type { HubCore } from "../core.ts";
import { holderOf } from "./key-store.ts";
import { PAIRING_VALID_MS } from "./pairing-code.ts";
import { confirm, decline } from "./pairing-conclusion.ts";
import { type Approval, apply, approvalFor } from "./pairing-store.ts";
import { isPublicKey, proves } from "./robot-key.ts";
import type { RobotLine } from "./robot-line.ts";

/** A robot asks once in ten minutes, and once more for each "no". */
const REQUESTS_OF_A_KEY = 10;
/** A shop may unpack many robots behind one address. */
const REQUESTS_FROM_AN_ADDRESS = 200;
const REQUESTS_WITHIN_MS = 600_000;

/** With a robot that nobody owns: a code, an owner's approval, the press on the robot. */
export class PairingTalk {
  private readonly core: HubCore;
  private readonly line: RobotLine;
  private readonly nonce: string;
  private readonly from: string;
  /** Proven on this connection. */
  private publicKey: string | null = null;
  /** Approvals that the robot has been told of. */
  private readonly told = new Set<string>();
  private waitsFor: string | null = null;

  constructor(
    core: HubCore,
    line: RobotLine,
    { nonce, from }: { readonly nonce: string; readonly from: string },
  ) {
    this.core = core;
    this.line = line;
    this.nonce = nonce;
    this.from = from;
  }

  /** The pairing that the robot shows or is asked to confirm. */
  get pairing(): string | null {
    return this.waitsFor;
  }

  async request(asked: PairRequest): Promise<void> {
    const { core, line } = this;
    const { publicKey, signature, suggestedName, softwareVersion } = asked;
    if (!SUPPORTED_VERSIONS.includes(asked.protocolVersion)) {
      line.refuse("unsupported-version", `this hub speaks ${SUPPORTED_VERSIONS.join(", ")}`, true);
      return;
    }
    if (!isPublicKey(publicKey) || !proves(publicKey, pairingText(this.nonce, publicKey), signature)) {
      line.refuse("unauthorised", "the key did not sign this connection's challenge", true);
      return;
    }
    if (!(await core.clock.during(this.mayAsk(publicKey)))) {
      line.refuse("too-many-requests", "codes were asked for too often; try again later", true);
      return;
    }
    this.publicKey = publicKey;
    const applicant = { publicKey, suggestedName, softwareVersion };
    const application = await core.clock.during(
      apply(core.database, core.random, applicant, core.clock.wallNow()),
    );
    switch (application.is) {
      case "enrolled":
        this.farewell();
        return;
      case "approved":
        // The robot waits for an answer to this request, whatever it heard before.
        this.told.delete(application.approval.pairing);
        this.tellApproval(application.approval);
        return;
      case "code": {
        const { code, pairing } = application;
        this.waitsFor = pairing;
        const url = core.address.url === null ? null : core.address.linkTo(`/pair/${code}`);
        line.send({ type: "pair.code", code, validForMs: PAIRING_VALID_MS, url });
        return;
      }
    }
  }

  async answer(message: PairConfirm | PairDecline): Promise<void> {
    const { core, publicKey } = this;
    const { database, clock } = core;
    if (publicKey === null || !this.told.has(message.pairing)) {
      this.line.refuse("out-of-turn", `${message.type} of what was not approved here`, true);
      return;
    }
    if (message.type === "pair.decline") {
      await clock.during(decline(database, message.pairing, publicKey, clock.wallNow()));
      return;
    }
    if (await clock.during(confirm(database, message.pairing, publicKey, clock.wallNow()))) this.farewell();
    else this.line.refuse("out-of-turn", "the approval has expired", true);
  }

  /** Something about the pairing, or about the robot's key, may have changed. */
  async lookAgain(): Promise<void> {
    const { publicKey, core } = this;
    if (publicKey === null) return;
    const at = core.clock.wallNow();
    const holder = await core.clock.during(holderOf(core.database, publicKey, at));
    if (holder && !holder.revoked) {
      this.farewell();
      return;
    }
    const approval = await core.clock.during(approvalFor(core.database, publicKey, at));
    if (approval) this.tellApproval(approval);
  }

  /** Each approval is told once a connection. */
  private tellApproval({ pairing, account, robot, expiresAt }: Approval): void {
    if (this.told.has(pairing)) return;
    this.told.add(pairing);
    this.waitsFor = pairing;
    const validForMs = Math.max(1, Math.ceil(expiresAt.getTime() - this.core.clock.wallNow()));
    this.line.send({ type: "pair.approved", pairing, account, robot, validForMs });
  }

  private farewell(): void {
    this.line.end("paired", { type: "paired" });
  }

  private async mayAsk(publicKey: string): Promise<boolean> {
    const { database, clock } = this.core;
    const at = clock.wallNow();
    const limits = [
      { of: `request from ${this.from}`, most: REQUESTS_FROM_AN_ADDRESS, withinMs: REQUESTS_WITHIN_MS },
      { of: `request of ${publicKey}`, most: REQUESTS_OF_A_KEY, withinMs: REQUESTS_WITHIN_MS },
    ];
    for (const limit of limits) if (!(await mayAttempt(database, limit, at))) return false;
    return true;
  }
}
