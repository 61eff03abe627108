import { readDocument } from "../../../contract/document.ts";
import { useCall } from "../../api/resource.ts";
import { Loaded } from "../../parts/loaded.tsx";
import { Editor } from "./editor.tsx";

export function PlaybookPage() {
  const document = useCall(readDocument, { params: { kind: "playbook", name: "playbook" } }, ["document"]);
  return <Loaded resource={document}>{(read) => <Editor document={read} title="Playbook" />}</Loaded>;
}
