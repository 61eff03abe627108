import { readContactProfile } from "../../../contract/contact.ts";
import { type Answering, answering } from "../../api/answering.ts";
import type { HubCore } from "../../core.ts";
import { presentProfile } from "./write-profile.ts";

export function profileAnswers(core: HubCore): readonly Answering[] {
  return [
    answering(readContactProfile, ({ asker, params }) =>
      presentProfile(core, { accountId: asker.accountId, contactId: params.id }),
    ),
  ];
}
