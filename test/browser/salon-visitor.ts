import { answerFrom, type IntakeRecord, type Tag } from "../../robot/kernel/intake-record.ts";

/** What one visitor of a salon said. */
export interface SalonVisitor {
  readonly name: string;
  /** E.164, or an e-mail address. */
  readonly contact: string;
  readonly service?: string;
  readonly timeline?: string;
  readonly tags?: readonly Tag[];
  readonly openQuestions?: readonly string[];
  /** How long ago the visit ended. */
  readonly minutesAgo?: number;
}

/** The record that a robot would file of the visit: what was said by voice was read back, the rest was touched. */
export function salonVisit(visitor: SalonVisitor, nowMs = Date.now()): IntakeRecord {
  const endedMs = nowMs - (visitor.minutesAgo ?? 1) * 60_000;
  const at = (secondsBefore: number) => new Date(endedMs - secondsBefore * 1000).toISOString();
  const said = (value: string, words: string, secondsBefore: number, confidence: number) =>
    answerFrom(
      value,
      { kind: "utterance", words, confidence, from: at(secondsBefore), to: at(secondsBefore - 3) },
      "read-back",
    );
  const id = crypto.randomUUID();
  return {
    id,
    visit: {
      id: `visit-${id.slice(0, 8)}`,
      startedAt: at(94),
      endedAt: at(0),
      language: "en",
      profile: { id: "front-desk", version: 1 },
    },
    consent: {
      given: true,
      wording:
        "I note your answers, nothing else. They help our team reach you. May I take down your details?",
      at: at(88),
      source: { kind: "utterance", words: "yes sure", confidence: 0.93, from: at(90), to: at(88) },
    },
    fields: {
      name: said(visitor.name, `my name is ${visitor.name.toLowerCase()}`, 80, 0.91),
      contact: said(visitor.contact, `you can reach me at ${visitor.contact}`, 60, 0.78),
      ...(visitor.service === undefined
        ? {}
        : { service: said(visitor.service, `i would like ${visitor.service.toLowerCase()}`, 40, 0.86) }),
      ...(visitor.timeline === undefined
        ? {}
        : { timeline: answerFrom(visitor.timeline, { kind: "touch", at: at(20) }, "touch") }),
    },
    tags: [...(visitor.tags ?? [])],
    completeness: visitor.service === undefined ? 0.67 : 1,
    openQuestions: [...(visitor.openQuestions ?? [])],
  };
}
