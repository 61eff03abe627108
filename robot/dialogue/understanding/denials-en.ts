import type { DenialWords } from "./vocabulary.ts";

/** How English says what is not wanted, or is somebody else's. */
export const englishDenials: DenialWords = {
  negators: ["not", "never", "no longer", "nor", "neither"],
  reaching: (
    "want wanted wanting need needed like liked love use used using speak spoke speaking know learn learned learnt " +
    "learning understand read write look looking interested come came coming do did done see saw find found hear " +
    "heard get got getting take took book booked booking make talk talking appointment appointments to of in on at by " +
    "from for about as with via through much some this that is am are was were be been being really actually even ever"
  )
    .split(" ")
    .concat(
      ["here for", "here to", "here about", "here because of", "need it", "want it", "make it", "do it"],
      ["see you", "find you", "hear about you", "heard about you", "hear of you", "at all"],
    ),
  against: (
    "rather than,instead of,other than,apart from,aside from,neither,nor,hate,cancel,canceling,cancelling," +
    "call me,call me back,ring me,talk to you,tell you,let you know,speaks,speaks only,only speaks"
  ).split(","),
  contrasting: ["but"],
  joining: ["and", "or", "nor"],
  linking: (
    "is,was,are,does,do,will,would,can,could,looks,sounds,seems,it,i,we,really,very,pretty,kind of,a bit,so,just," +
    "going to,for me,for us,probably,actually"
  ).split(","),
  unsuiting: (
    "bad,impossible,no good,out,out of the question,full,packed,too soon,too early,too late,too busy,too short notice," +
    "not an option,no option"
  ).split(","),
  suiting: "work,good,possible,great,ideal,fit,suit,convenient,make,come,happen".split(","),
};
