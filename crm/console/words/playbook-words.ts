import type { Tag } from "../../../robot/kernel/intake-record.ts";
import type { LeadField } from "../../contract/playbook/lead-field.ts";
import type { Pipeline, Stage } from "../../contract/playbook/pipeline.ts";
import type { Playbook } from "../../contract/playbook/playbook.ts";

/** The owner's own words for what leads hold as ids. An id that the playbook no longer has stands for itself. */

export function tagLabel(playbook: Playbook | undefined, { group, tag }: Tag): string {
  const tags = playbook?.taxonomy.find(({ id }) => id === group)?.tags;
  return tags?.find(({ id }) => id === tag)?.label ?? tag;
}

export function groupLabel(playbook: Playbook | undefined, group: string): string {
  return playbook?.taxonomy.find(({ id }) => id === group)?.label ?? group;
}

export function fieldLabel(playbook: Playbook | undefined, field: string): string {
  const known = playbook?.fields.find(({ id }) => id === field)?.label;
  return known ?? sentenceCase(field);
}

export function pipelineOf(playbook: Playbook | undefined, pipeline: string): Pipeline | undefined {
  return playbook?.pipelines.find(({ id }) => id === pipeline);
}

export function stageOf(playbook: Playbook | undefined, pipeline: string, stage: string): Stage | undefined {
  return pipelineOf(playbook, pipeline)?.stages.find(({ id }) => id === stage);
}

export function stageLabel(playbook: Playbook | undefined, pipeline: string, stage: string): string {
  return stageOf(playbook, pipeline, stage)?.label ?? stage;
}

/** As a person reads a field's text. */
export function fieldWords(field: LeadField | undefined, value: string): string {
  switch (field?.type) {
    case "money":
      return moneyWords(value, field.currency);
    case "number":
      return field.unit ? `${value} ${field.unit}` : value;
    case "date":
      return dateWords(value);
    case "yes-no":
      return value === "yes" ? "Yes" : value === "no" ? "No" : value;
    case "text":
    case "choice":
    case undefined:
      return value;
  }
}

/** Visitors' amounts carry their currency: "1200.50 USD". */
function moneyWords(value: string, usual: string): string {
  const [, number, currency = usual] = /^(-?\d+(?:\.\d+)?)(?: ([A-Z]{3}))?$/.exec(value) ?? [];
  if (number === undefined) return value;
  const amount = Number(number);
  return new Intl.NumberFormat("en", {
    style: "currency",
    currency,
    maximumFractionDigits: Number.isInteger(amount) ? 0 : 2,
  }).format(amount);
}

function dateWords(value: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return value;
  return new Intl.DateTimeFormat("en", { dateStyle: "medium", timeZone: "UTC" }).format(Date.parse(value));
}

function sentenceCase(id: string): string {
  const words = id.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
