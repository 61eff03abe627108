import { readDocument } from "../../contract/document.ts";
import { type Playbook, playbook } from "../../contract/playbook/playbook.ts";
import { notUnderstood } from "./problem-error.ts";
import { type Resource, useCall } from "./resource.ts";

/** How the open account works its leads. */
export function usePlaybook(): Resource<Playbook> {
  const document = useCall(readDocument, { params: { kind: "playbook", name: "playbook" } }, ["document"]);
  const read = document.data && playbook.safeParse(document.data.body);
  return {
    ...document,
    data: read?.data,
    problem: document.problem ?? (read?.error ? notUnderstood(200, read.error).problem : undefined),
  };
}
