import { listWordsToReview } from "../../../contract/document.ts";
import { call } from "../../api/call.ts";
import type { Counting } from "../../pages.ts";

/** How many words wait for somebody to say what they are; from a hundred on the number says nothing more. */
export const wordsWaiting: Counting = {
  async ask() {
    return (await call(listWordsToReview, { query: { limit: 100 } })).items.length;
  },
  watch: ["tag-review"],
};
