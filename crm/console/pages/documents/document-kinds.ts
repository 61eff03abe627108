import type { z } from "zod";
import { businessProfile } from "../../../../robot/kernel/business-profile.ts";
import type { DocumentKind } from "../../../contract/document.ts";
import { plainMistake } from "../../../contract/plain-mistake.ts";
import { playbook } from "../../../contract/playbook/playbook.ts";
import type { Mistake } from "./form/editing.ts";
import type { Section } from "./form/shape.ts";
import { playbookForm } from "./playbook/playbook-form.ts";
import { profileForm } from "./profile/profile-form.ts";

/** What the editor of one kind of document works with. */
interface Kind {
  readonly noun: string;
  readonly sections: readonly Section[];
  /** The hub and the robots check by the same. */
  readonly schema: z.ZodType;
}

export const kinds: Readonly<Record<DocumentKind, Kind>> = {
  playbook: { noun: "playbook", sections: playbookForm, schema: playbook },
  profile: { noun: "business profile", sections: profileForm, schema: businessProfile },
};

/** Where a document of the kind is edited; its history is below. */
export function addressOfDocument(kind: DocumentKind, name: string): string {
  return kind === "playbook" ? "/playbook" : `/profiles/${encodeURIComponent(name)}`;
}

/** Every mistake that can be seen without asking the hub. */
export function mistakesNow(kind: DocumentKind, body: unknown): readonly Mistake[] {
  const checked = kinds[kind].schema.safeParse(body);
  if (checked.success) return [];
  return checked.error.issues.map((issue) => ({
    place: issue.path.map((part) => (typeof part === "number" ? part : String(part))),
    what: plainMistake(issue),
  }));
}
