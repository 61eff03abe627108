import { asc, eq } from "drizzle-orm";
import type { FastifyRequest } from "fastify";
import type { Me } from "../../contract/account.ts";
import { permissionsOf, role } from "../../contract/permission.ts";
import { Refusal } from "../api/refusal.ts";
import type { HubCore } from "../core.ts";
import { accounts, members } from "../storage/schema/accounts.ts";
import { askerOfKey } from "./api-keys.ts";
import type { Asker } from "./asker.ts";
import type { SignedIn, SignIn } from "./sign-in.ts";
import { headersOf } from "./sign-in-requests.ts";

/** Who a request comes from. */
export interface Identity {
  /** Null while a signed-in user is in no account. */
  readonly asker: Asker | null;
  readonly me: Me;
  /** Whether a cookie says so, which a page of another site can make a browser send. */
  readonly byCookie: boolean;
  /** To be sent along with the answer: they prolong the session. */
  readonly cookies: readonly string[];
}

/**
 * Who asks, by an API key or else by a session.
 *
 * @param prolong whether the answer can carry the cookies of a session that is prolonged
 *
 * Throws a {@link Refusal} with status 401 for nobody.
 */
export async function identify(
  core: HubCore,
  signIn: SignIn,
  request: Pick<FastifyRequest, "headers" | "ip">,
  prolong: boolean,
): Promise<Identity> {
  const { authorization } = request.headers;
  if (authorization !== undefined) return await byKey(core, authorization);
  const signedIn = await signIn.session(headersOf(request), prolong);
  if (!signedIn) throw unknown("Sign in, or send an API key as `Authorization: Bearer …`.");
  return await bySession(core, signedIn);
}

/** Who asks in an account. Throws a {@link Refusal} with status 403 for a user who is in none. */
export function inAccount({ asker }: Identity): Asker {
  if (asker) return asker;
  throw new Refusal({
    code: "no-account",
    title: "You are in no account.",
    status: 403,
    detail: "Make an account, or ask for an invitation into one.",
  });
}

async function byKey({ database, clock }: HubCore, authorization: string): Promise<Identity> {
  const [, secret] = /^Bearer (\S+)$/i.exec(authorization) ?? [];
  const asker = secret === undefined ? null : await askerOfKey(database, secret, clock.wallNow());
  if (!asker) throw unknown("The API key is wrong, expired or revoked.");
  const [account] = await database.select().from(accounts).where(eq(accounts.id, asker.accountId));
  if (!account) throw new Error("an API key without an account");
  const here = { id: account.id, name: account.name };
  const me = {
    user: { id: asker.actor.id, name: asker.actor.name, email: "" },
    account: here,
    member: null,
    permissions: [...asker.permissions],
    accounts: [here],
  };
  return { asker, me, byCookie: false, cookies: [] };
}

/** In the account that the user chose, or else in the one that they have been in for longest. */
async function bySession({ database }: HubCore, signedIn: SignedIn): Promise<Identity> {
  const { user, activeAccountId, cookies } = signedIn;
  const rows = await database
    .select({ member: members.id, role: members.role, id: accounts.id, name: accounts.name })
    .from(members)
    .innerJoin(accounts, eq(accounts.id, members.organizationId))
    .where(eq(members.userId, user.id))
    .orderBy(asc(members.createdAt), asc(members.id));
  const here = rows.find(({ id }) => id === activeAccountId) ?? rows[0];
  const everywhere = rows.map(({ id, name }) => ({ id, name }));
  if (!here) {
    const me = { user, account: null, member: null, permissions: [], accounts: everywhere };
    return { asker: null, me, byCookie: true, cookies };
  }
  const memberRole = role.parse(here.role);
  const permissions = permissionsOf[memberRole];
  const asker: Asker = {
    accountId: here.id,
    permissions: new Set(permissions),
    actor: { kind: "member", id: here.member, name: user.name },
    memberId: here.member,
  };
  const me = {
    user,
    account: { id: here.id, name: here.name },
    member: { id: here.member, role: memberRole },
    permissions: [...permissions],
    accounts: everywhere,
  };
  return { asker, me, byCookie: true, cookies };
}

function unknown(detail: string): Refusal {
  return new Refusal({ code: "not-signed-in", title: "It is not clear who asks.", status: 401, detail });
}
