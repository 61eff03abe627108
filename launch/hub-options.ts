import { type HubSettings, hubSettings } from "../crm/server/hub-settings.ts";
import { UsageError } from "./command.ts";

/** Options of `stella crm` that become the hub's settings, as `parseArgs` takes them. */
export const hubOptions = {
  "public-url": { type: "string" },
  "trusted-proxy": { type: "string", multiple: true },
  smtp: { type: "string" },
  "mail-from": { type: "string" },
  "language-model": { type: "string" },
  model: { type: "string" },
  "webhooks-to-private-networks": { type: "boolean" },
} as const;

/** Their part of `stella crm --help`. */
export const hubOptionsHelp = `  --public-url URL      where people open the console, such as https://crm.example: stands in mails and links. With
                        https, cookies travel over https only.
  --trusted-proxy ADDR  a proxy that may say who the client is: an address or subnet; may be given several times
                        (default: one on this machine)
  --smtp URL            mail server: smtp://host:587 or smtps://host. One with a password belongs into STELLA_SMTP,
                        which everybody on this machine cannot read.
  --mail-from SENDER    sender of the mails, such as "Stella <stella@example.com>"
  --language-model URL  an OpenAI-compatible endpoint that may rewrite contact profiles, with --model NAME
  --model NAME          which of its models
  --webhooks-to-private-networks
                        let webhooks go to this machine and its network too`;

interface HubOptionValues {
  readonly "public-url"?: string | undefined;
  readonly "trusted-proxy"?: string[] | undefined;
  readonly smtp?: string | undefined;
  readonly "mail-from"?: string | undefined;
  readonly "language-model"?: string | undefined;
  readonly model?: string | undefined;
  readonly "webhooks-to-private-networks"?: boolean | undefined;
}

/** Throws a `UsageError` that names every mistake; no password is repeated in it. */
export function hubSettingsOf(values: HubOptionValues, environment = process.env): HubSettings {
  const { "language-model": baseUrl, model, "mail-from": from, "trusted-proxy": trustedProxies } = values;
  if (values.smtp !== undefined && /\/\/[^/@]*:[^/@]*@/.test(values.smtp)) {
    throw new UsageError(
      "--smtp with a password can be read by everybody on this machine; set STELLA_SMTP instead.",
    );
  }
  const smtp = environment.STELLA_SMTP || values.smtp;
  if ((smtp === undefined) !== (from === undefined)) {
    throw new UsageError("A mail server (--smtp or STELLA_SMTP) and --mail-from belong together.");
  }
  if ((baseUrl === undefined) !== (model === undefined)) {
    throw new UsageError("--language-model and --model belong together.");
  }
  const settings = hubSettings.safeParse({
    publicUrl: values["public-url"] ?? null,
    mail: smtp === undefined ? null : { smtp, from },
    languageModel: baseUrl === undefined ? null : { baseUrl, model },
    webhooksToPrivateNetworks: values["webhooks-to-private-networks"] ?? false,
    ...(trustedProxies && { trustedProxies }),
  });
  if (settings.success) return settings.data;
  throw new UsageError(
    settings.error.issues.map(({ path, message }) => `${optionAt(path)}: ${message}`).join("; "),
  );
}

/** The option that a setting comes from. */
function optionAt(path: readonly PropertyKey[]): string {
  const options: Readonly<Record<string, string>> = {
    publicUrl: "--public-url",
    trustedProxies: "--trusted-proxy",
    "mail.smtp": "--smtp or STELLA_SMTP",
    "mail.from": "--mail-from",
    "languageModel.baseUrl": "--language-model",
    "languageModel.model": "--model",
  };
  const place = path.filter((part) => typeof part === "string").join(".");
  return options[place] ?? place;
}
