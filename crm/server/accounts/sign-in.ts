import { betterAuth } from "better-auth";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { isAPIError } from "better-auth/api";
import { organization } from "better-auth/plugins";
import type { HubCore } from "../core.ts";
import { startWith } from "../documents/starting-documents.ts";
import { announce } from "../live/announce.ts";
import * as tables from "../storage/schema/accounts.ts";
import { record } from "./audit.ts";
import { hubSecret } from "./hub-secret.ts";

/** Where better-auth answers. */
export const SIGN_IN_PATH = "/api/auth";
/** Set by us alone: whatever a client sends under this name is dropped. */
export const CLIENT_ADDRESS = "x-stella-client-address";

const SHORTEST_PASSWORD = 10;
const LONGEST_PASSWORD = 128;
const SESSION_SECONDS = 7 * 24 * 3600;

/** Who is signed in by a cookie. */
export interface SignedIn {
  readonly sessionId: string;
  readonly user: { readonly id: string; readonly name: string; readonly email: string };
  /** As chosen; the user may have left it meanwhile. */
  readonly activeAccountId: string | null;
  /** Cookies that prolong the session; to be sent along with the answer. */
  readonly cookies: readonly string[];
}

/** Users, passwords, sessions and the accounts that users make: better-auth, on our tables. */
export interface SignIn {
  /** Answers a request under {@link SIGN_IN_PATH}. */
  handle(request: Request): Promise<Response>;
  /**
   * Whose session these headers carry; null when it is none, or over. One that is used is prolonged once a day, which
   * `cookies` tell the browser; where nothing can tell it, it must not be.
   */
  session(headers: Headers, prolong: boolean): Promise<SignedIn | null>;
}

export async function openSignIn(core: HubCore): Promise<SignIn> {
  const { database, address, clock, journal } = core;
  const base = address.isHttps ? (address.url ?? BASE) : BASE;
  const auth = betterAuth({
    appName: "Stella",
    baseURL: base,
    basePath: SIGN_IN_PATH,
    secret: await hubSecret(database, "sign-in"),
    database: drizzleAdapter(database, {
      provider: "pg",
      transaction: true,
      schema: {
        user: tables.users,
        session: tables.sessions,
        account: tables.credentials,
        verification: tables.verifications,
        rateLimit: tables.rateLimits,
        organization: tables.accounts,
        member: tables.members,
        invitation: tables.invitations,
      },
    }),
    emailAndPassword: {
      enabled: true,
      minPasswordLength: SHORTEST_PASSWORD,
      maxPasswordLength: LONGEST_PASSWORD,
    },
    session: { expiresIn: SESSION_SECONDS, updateAge: 24 * 3600 },
    // Origins are checked before a request comes here, also of requests without a cookie.
    trustedOrigins: (request) => {
      const origin = request?.headers.get("origin");
      return origin && address.owns(origin, request?.headers.get("host") ?? undefined) ? [origin] : [];
    },
    rateLimit: {
      enabled: true,
      storage: "database",
      window: 60,
      max: 120,
      customRules: {
        "/sign-in/email": { window: 60, max: 10 },
        "/sign-up/email": { window: 3600, max: 30 },
        "/change-password": { window: 60, max: 5 },
      },
    },
    advanced: {
      cookiePrefix: "stella",
      useSecureCookies: address.isHttps,
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS] },
    },
    telemetry: { enabled: false },
    // Its messages name addresses; ours may not.
    logger: {
      log: (level) => {
        if (level === "error") journal.error("hub.sign-in-failed");
      },
    },
    plugins: [
      organization({
        creatorRole: "owner",
        membershipLimit: 1000,
        organizationHooks: {
          afterCreateOrganization: ({ organization: account, member, user }) =>
            database.transaction(async (transaction) => {
              const actor = { kind: "member", id: member.id, name: user.name } as const;
              await record(transaction, clock.wallNow(), {
                accountId: account.id,
                actor,
                action: "account.created",
                subject: { kind: "account", id: account.id },
              });
              await startWith(transaction, clock.wallNow(), { accountId: account.id, actor });
            }),
          afterAcceptInvitation: ({ invitation, member, user }) =>
            database.transaction(async (transaction) => {
              await record(transaction, clock.wallNow(), {
                accountId: member.organizationId,
                actor: { kind: "member", id: member.id, name: user.name },
                action: "member.joined",
                subject: { kind: "member", id: member.id },
                detail: { role: member.role, invitation: invitation.id },
              });
              await announce(transaction, member.organizationId, { what: "member", id: member.id });
            }),
        },
      }),
    ],
  });
  return {
    handle: (request) => auth.handler(request),
    session: async (headers, prolong) => {
      const { response, headers: answered } = await auth.api
        .getSession({ headers, query: { disableRefresh: !prolong }, returnHeaders: true })
        .catch((error: unknown) => {
          // Somebody signed out between two of its questions.
          if (isAPIError(error) && error.statusCode === 401)
            return { response: null, headers: new Headers() };
          throw error;
        });
      if (!response) return null;
      const { user, session } = response;
      return {
        sessionId: session.id,
        user: { id: user.id, name: user.name, email: user.email },
        activeAccountId: session.activeOrganizationId ?? null,
        cookies: answered.getSetCookie(),
      };
    },
  };
}

/** Only has to be a URL; no page can have it as its origin. */
const BASE = "http://stella.invalid";
