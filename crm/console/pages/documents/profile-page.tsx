import { readDocument } from "../../../contract/document.ts";
import { useCall } from "../../api/resource.ts";
import type { PageProps } from "../../pages.ts";
import { Loaded } from "../../parts/loaded.tsx";
import { Editor } from "./editor.tsx";
import { textAt } from "./form/draft.ts";

export function ProfilePage({ params }: PageProps) {
  const name = params.name ?? "";
  const document = useCall(readDocument, { params: { kind: "profile", name } }, ["document"]);
  return (
    <Loaded resource={document}>
      {(read) => (
        <Editor key={name} document={read} title={textAt(read.body, ["business", "name"]) || name} />
      )}
    </Loaded>
  );
}
