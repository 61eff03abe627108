import { accountAnswers } from "../accounts/account-answers.ts";
import { contactsAnswers } from "../contacts/contacts-answers.ts";
import { profileAnswers } from "../contacts/profile/profile-answers.ts";
import type { HubCore } from "../core.ts";
import { documentsAnswers } from "../documents/documents-answers.ts";
import { erasureAnswers } from "../erasure/erasure-answers.ts";
import { exchangeAnswers } from "../exchange/exchange-answers.ts";
import { figuresAnswers } from "../figures/figures-answers.ts";
import { fleetAnswers } from "../fleet/fleet-answers.ts";
import { handoffAnswers } from "../handoff/handoff-answers.ts";
import { outreachAnswers } from "../outreach/outreach-answers.ts";
import { pipelineAnswers } from "../pipeline/pipeline-answers.ts";
import { quarantineAnswers } from "../quarantine/quarantine-answers.ts";
import { pairingAnswers } from "../robots/pairing-answers.ts";
import { tagReviewsAnswers } from "../tag-reviews/tag-reviews-answers.ts";
import type { Answering } from "./answering.ts";

/** The whole REST interface: each room answers its routes. */
export function everyAnswer(core: HubCore): readonly Answering[] {
  return [
    ...accountAnswers(core),
    ...pipelineAnswers(core),
    ...contactsAnswers(core),
    ...handoffAnswers(core),
    ...outreachAnswers(core),
    ...documentsAnswers(core),
    ...tagReviewsAnswers(core),
    ...fleetAnswers(core),
    ...quarantineAnswers(core),
    ...pairingAnswers(core),
    ...figuresAnswers(core),
    ...profileAnswers(core),
    ...erasureAnswers(core),
    ...exchangeAnswers(core),
  ];
}
