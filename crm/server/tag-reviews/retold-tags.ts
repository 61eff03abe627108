import type { Tag } from "../../../robot/kernel/intake-record.ts";
import { FIRST_COUNTS } from "../pipeline/visited-lead.ts";

/**
 * A lead's tags after a word that visits carried has become a tag. They get it when the visit that counts for the group
 * said it; what only other visits said gives way, as it would have when the word had been known. Tags that a member
 * gave stay.
 *
 * @param said tags of this group by visit, the earliest first, as the taxonomy reads them now
 */
export function retoldTags(
  present: readonly Tag[],
  { group, tag }: Tag,
  said: readonly (readonly string[])[],
): readonly Tag[] {
  // A visit whose words still mean nothing said nothing.
  const telling = said.filter((tags) => tags.length > 0);
  const counting = FIRST_COUNTS.includes(group) ? telling[0] : telling.at(-1);
  const has = present.some((each) => each.group === group && each.tag === tag);
  if (has || !counting?.includes(tag)) return present;
  const outdated = new Set(said.flat().filter((each) => !counting.includes(each)));
  return [...present.filter((each) => each.group !== group || !outdated.has(each.tag)), { group, tag }];
}
