import { type BusinessProfile, choicesOf, type Question } from "../../kernel/business-profile.ts";
import type { Source } from "../../kernel/intake-record.ts";
import type { Candidate, Visit } from "../conversation-state.ts";
import { pickIn } from "./choice.ts";
import { emailAddressIn } from "./email-address.ts";
import { introducedNameIn } from "./person-name.ts";
import { phoneNumberIn } from "./phone-number.ts";
import type { Saying } from "./saying.ts";

/**
 * What was said beyond the question `asked`, by the id of the question that it answers. Only what cannot be
 * anything else; it is read back all the same when its question comes. A name or a contact that differs from
 * what was noted before is a correction of it.
 */
export function volunteeredIn(
  saying: Saying,
  profile: BusinessProfile,
  visit: Visit,
  asked: string | null,
  source: Source,
): Readonly<Record<string, Candidate>> {
  const found: Record<string, Candidate> = {};
  for (const question of profile.form) {
    if (question.id === asked) continue;
    const value = certainValue(saying, question, profile, visit);
    const known = visit.answers[question.id]?.value;
    const mayChange = known === undefined || question.type !== "choice";
    if (value !== null && value !== known && mayChange) found[question.id] = { value, source };
  }
  return found;
}

function certainValue(
  saying: Saying,
  question: Question,
  profile: BusinessProfile,
  visit: Visit,
): string | null {
  const { language } = visit;
  const phone = () => phoneNumberIn(saying, profile.business.region, language);
  switch (question.type) {
    case "consent":
      return null;
    case "name":
      return introducedNameIn(saying, language);
    case "phone":
      return phone();
    case "email":
      return emailAddressIn(saying, language);
    case "contact":
      return emailAddressIn(saying, language) ?? phone();
    case "choice": {
      // Nothing is like anything else by chance: only words that stand there.
      const pick = pickIn(saying, choicesOf(profile, question), language, 1);
      return pick.kind === "certain" ? pick.choice.label.en : null;
    }
  }
}
