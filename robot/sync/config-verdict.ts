import { type BusinessProfile, businessProfile } from "../kernel/business-profile.ts";
import type { ConfigReport } from "./protocol/config-report.ts";
import { problemsOf } from "./protocol/parse-message.ts";

export type ConfigVerdict =
  | { readonly accepted: true }
  | { readonly accepted: false; readonly reasons: readonly string[] };

/** Whether to take a profile from the hub: it must be one, and `decide` must want it. The answer for the hub. */
export function judgeConfig(
  version: number,
  document: Record<string, unknown>,
  decide: (document: BusinessProfile, version: number) => ConfigVerdict,
): ConfigReport {
  const parsed = businessProfile.safeParse(document);
  const verdict = parsed.success
    ? decide(parsed.data, version)
    : { accepted: false as const, reasons: problemsOf(parsed.error) };
  return {
    type: "config.report",
    version,
    accepted: verdict.accepted,
    reasons: verdict.accepted ? [] : verdict.reasons.map((reason) => reason.slice(0, 500)).slice(0, 64),
  };
}
