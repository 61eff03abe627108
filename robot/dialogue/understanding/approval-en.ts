import type { ApprovalWords } from "./vocabulary.ts";

/** How people find in English that all is right. */
export const englishApproval: ApprovalWords = {
  noes: ["no", "nope", "nah"],
  subjects: ["it", "that", "everything", "all", "they", "i", "leave", "keep"],
  praise:
    "right correct fine good perfect okay ok great alright excellent wonderful accurate well set lovely".split(
      " ",
    ),
  around: (
    "it that is all everything they are this looks look sounds seems i am think guess just very really to me with by " +
    "as now yes yeah yep sure thanks thank you please then at here still no nope for absolutely totally"
  ).split(" "),
  unchanged: [
    "that is everything",
    "that is all",
    "that is it",
    "no change",
    "no changes",
    "no changes needed",
    "change nothing",
    "nothing to change",
    "nothing needs to change",
    "do not change anything",
    "do not change it",
    "do not change a thing",
    "nothing is wrong",
    "leave it as it is",
    "leave it as is",
    "leave it like that",
    "leave it like this",
    "leave everything as it is",
    "keep it as it is",
    "keep it like that",
    "keep it that way",
    "keep everything as it is",
  ],
  nothing: ["nothing", "none", "thanks", "thank"],
};
