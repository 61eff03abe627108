/** As the hub writes instants into its sentences: "09:12 UTC", and "09:12 UTC on 2026-11-23" on another day. */
const INSTANT = /(\d{2}):(\d{2}) UTC(?: on (\d{4}-\d{2}-\d{2}))?/gu;

/**
 * A sentence of the hub with its instants in the reader's time: "due at 17:36". The day is told where it is another
 * one for the reader than that of the writing. What has not the hub's form is left as it is.
 *
 * @param writtenAt when the hub wrote the sentence: an instant without a day is of that day in UTC
 * @param timeZone of the reader; the browser's by default
 */
export function inLocalTime(sentence: string, writtenAt: string, timeZone?: string): string {
  const zone = timeZone === undefined ? {} : { timeZone };
  const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", ...zone });
  const day = new Intl.DateTimeFormat("en", { month: "short", day: "numeric", ...zone });
  const written = new Date(writtenAt);
  return sentence.replace(INSTANT, (whole, hours: string, minutes: string, date?: string) => {
    const at = new Date(`${date ?? written.toISOString().slice(0, 10)}T${hours}:${minutes}:00Z`);
    if (Number.isNaN(at.getTime())) return whole;
    const isSameDay = day.format(at) === day.format(written);
    return isSameDay ? clock.format(at) : `${clock.format(at)} on ${day.format(at)}`;
  });
}
