import { createTransport } from "nodemailer";
import type { HubSettings } from "../hub-settings.ts";
import type { Mail } from "./letter.ts";
import type { Outcome } from "./outcome.ts";

type MailSettings = NonNullable<HubSettings["mail"]>;

const CONNECT_WITHIN_MS = 10_000;
const SILENT_AT_MOST_MS = 20_000;

/**
 * Makes one attempt to hand a mail to the configured server. Never rejects.
 *
 * @param id stays the same over every attempt, so that a receiver who gets it twice can tell
 */
export async function sendMail(
  settings: MailSettings,
  id: string,
  to: string,
  { subject, text, html }: Mail,
): Promise<Outcome> {
  const transport = createTransport(serverOf(settings));
  try {
    await transport.sendMail({
      from: settings.from,
      to: { name: "", address: to },
      subject,
      text,
      html,
      messageId: `<${id}@${domainOf(settings.from)}>`,
      // No holiday notice answers it (RFC 3834).
      headers: { "Auto-Submitted": "auto-generated" },
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    return { is: "delivered" };
  } catch (error) {
    return outcomeOf(error);
  } finally {
    transport.close();
  }
}

function serverOf({ smtp }: MailSettings) {
  const { protocol, hostname, port, username, password } = new URL(smtp);
  const secure = protocol === "smtps:";
  const isHere = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
  return {
    host: hostname.replace(/^\[|\]$/g, ""),
    port: port === "" ? (secure ? 465 : 587) : Number(port),
    secure,
    // A password leaves this machine encrypted or not at all, whoever sits in between and says there is no encryption.
    requireTLS: username !== "" && !secure && !isHere,
    ...(username !== "" && {
      auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    }),
    connectionTimeout: CONNECT_WITHIN_MS,
    greetingTimeout: CONNECT_WITHIN_MS,
    socketTimeout: SILENT_AT_MOST_MS,
  };
}

function domainOf(from: string): string {
  return /@([A-Za-z0-9.-]+)>?\s*$/.exec(from)?.[1] ?? "stella.invalid";
}

function outcomeOf(error: unknown): Outcome {
  const { code, responseCode } = error instanceof Error ? readable(error) : {};
  if (responseCode === undefined)
    return { is: "unreachable", why: `the mail server cannot be reached (${code ?? "no reason given"})` };
  const why = `the mail server answered ${responseCode}`;
  // A wrong password is the operator's to mend; any other answer of the kind "never" is about this mail.
  const isFinal = responseCode >= 500 && code !== "EAUTH";
  return isFinal ? { is: "refused", why } : { is: "failed", why };
}

function readable(error: Error): { readonly code?: string; readonly responseCode?: number } {
  return {
    ...("code" in error && typeof error.code === "string" && { code: error.code }),
    ...("responseCode" in error &&
      typeof error.responseCode === "number" && { responseCode: error.responseCode }),
  };
}
