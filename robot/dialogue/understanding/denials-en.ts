import type { StandingWords } from "./vocabulary.ts";

/** How English says what is not wanted, or is somebody else's. */
export const englishDenials: StandingWords = {
  negators: "not,never,no longer,nor,neither,cancel,canceling,cancelling".split(","),
  reaching: (
    "want wanted wanting need needed like liked love use used using speak spoke speaking know learn learned learnt " +
    "learning understand read write look looking interested come came coming do did done see saw found hear " +
    "heard getting take took book booked booking make talk talking appointment appointments to of in on at by " +
    "from for about as with via through much some this that is am are was were be been being really actually even ever"
  )
    .split(" ")
    .concat(
      ["here for", "here to", "here about", "here because of", "need it", "want it", "make it", "do it"],
      ["be here", "be around", "be in town", "have time", "time", "free", "available"],
      [
        "to get",
        "to have",
        "see you",
        "see it",
        "find you",
        "find it",
        "hear about you",
        "heard about you",
        "hear of you",
        "at all",
      ],
    ),
  against: (
    "rather than,instead of,other than,apart from,aside from,hate,speaks,speaks only,only speaks,call me,call me back," +
    "ring me,ask me,talk,talk to you,tell you,let you know,decide,am away,be away,are away,am busy,are busy,out of town," +
    "on vacation"
  ).split(","),
  universals: "everything,anything,all,any,every,whatever".split(","),
  contrasting: ["but"],
  joining: ["and", "or", "nor"],
  linking: (
    "is,was,are,am,does,do,will,would,can,could,looks,sounds,seems,it,i,we,really,very,pretty,kind of,a bit,so,just," +
    "going to,for me,for us,probably,actually"
  ).split(","),
  unsuiting: (
    "bad,impossible,no good,out,out of the question,full,packed,away,busy,on vacation,out of town,too soon,too early,too late,too busy,too short notice," +
    "not an option,no option"
  ).split(","),
  suiting: "work,good,possible,great,ideal,fit,suit,convenient,make,come,happen".split(","),
};
