import { z } from "zod";
import { problem } from "../../contract/problem.ts";
import { askSession } from "./ask-session.ts";
import { tellOtherWindows } from "./other-windows.ts";
import { ProblemError, unreachable } from "./problem-error.ts";
import { signedOut } from "./session.ts";

/** The hub's sign-in is better-auth's REST interface; this is all that the console uses of it. */

export async function signUp(who: {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}): Promise<void> {
  await post("sign-up/email", who);
  await askSession();
}

export async function signIn(who: { readonly email: string; readonly password: string }): Promise<void> {
  await post("sign-in/email", who);
  tellOtherWindows();
  await askSession();
}

export async function signOut(): Promise<void> {
  await post("sign-out", {});
  tellOtherWindows();
  signedOut();
}

/** Makes an account; whoever makes it owns it and is in it afterwards. */
export async function createAccount(name: string): Promise<void> {
  const made = z.object({ id: z.string() }).parse(await post("organization/create", { name }));
  await openAccountOf(made.id);
}

export async function openAccountOf(accountId: string): Promise<void> {
  await post("organization/set-active", { organizationId: accountId });
  tellOtherWindows();
  await askSession();
}

export async function acceptInvitation(invitationId: string): Promise<void> {
  const accepted = z
    .object({ invitation: z.object({ organizationId: z.string() }) })
    .parse(await post("organization/accept-invitation", { invitationId }));
  await openAccountOf(accepted.invitation.organizationId);
}

async function post(path: string, body: Record<string, unknown>): Promise<unknown> {
  const response = await fetch(`/api/auth/${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: JSON.stringify(body),
    credentials: "same-origin",
  }).catch((error: unknown) => {
    throw unreachable(error);
  });
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) throw refusal(response.status, answer);
  return answer;
}

/** What better-auth's codes mean to somebody at the door. */
const plainWords: Readonly<Record<string, readonly [title: string, detail: string]>> = {
  INVALID_EMAIL_OR_PASSWORD: ["The e-mail address or the password is wrong.", "Check both and try again."],
  INVALID_EMAIL: ["That is no e-mail address.", "It looks like name@example.com."],
  INVALID_PASSWORD: ["The password is wrong.", "Check it and try again."],
  PASSWORD_TOO_SHORT: ["The password is too short.", "Take at least ten characters; several words are good."],
  PASSWORD_TOO_LONG: ["The password is too long.", "Take at most 128 characters."],
  USER_ALREADY_EXISTS: ["There is a user with this e-mail address already.", "Sign in instead."],
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: [
    "There is a user with this e-mail address already.",
    "Sign in instead.",
  ],
  ORGANIZATION_ALREADY_EXISTS: ["There is an account of that name already.", "Choose another name."],
  INVITATION_NOT_FOUND: [
    "This invitation is no longer valid.",
    "It was used, withdrawn, or is too old. Ask for a new one.",
  ],
  YOU_ARE_NOT_THE_RECIPIENT_OF_THE_INVITATION: [
    "This invitation is for another e-mail address.",
    "Sign out, and sign in with the address that was invited.",
  ],
};

function refusal(status: number, answer: unknown): ProblemError {
  const refused = problem.safeParse(answer);
  if (refused.success) return new ProblemError(refused.data);
  const told = z.object({ code: z.string().optional(), message: z.string().optional() }).safeParse(answer);
  const [title, detail] = (status === 429
    ? (["That was too often.", "Wait a minute, then try again."] as const)
    : plainWords[told.data?.code ?? ""]) ?? [
    told.data?.message ?? "The hub did not accept this.",
    "Try again.",
  ];
  return new ProblemError({ type: "stella:sign-in-refused", title, detail, status });
}
