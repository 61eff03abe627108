import { inOrder, maybe, oneOf, type Phrase, times } from "./phrase.ts";

/**
 * A North American number: ten digits, or eleven with the leading one. A fixed count, because a loop of
 * digits drops or doubles one now and then (30 of 30 numbers exactly right with ten fixed, 29 with a loop).
 */
export function phoneNumber(): Phrase {
  return inOrder(maybe(oneOf(LEAD_IN)), tenDigits(), maybe("please"));
}

/** Without what people say around it. */
export function tenDigits(): Phrase {
  const ten = inOrder(times(3, DIGIT), times(3, DIGIT), times(4, DIGIT));
  return inOrder(maybe(oneOf(["one", "plus one", "area code"])), ten);
}

/** "oh" is how people say zero. */
export const DIGIT: Phrase = oneOf("zero|oh|one|two|three|four|five|six|seven|eight|nine".split("|"));

const LEAD_IN =
  "my number is|my phone number is|the number is|it's|it is|you can call me at|you can reach me at|call me at|reach me at|my cell is|sure it's|no it's|my number's".split(
    "|",
  );
