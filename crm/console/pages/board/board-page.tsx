import { Page } from "../../parts/page.tsx";

export function BoardPage() {
  return <Page title="Board">{null}</Page>;
}
