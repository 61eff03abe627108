/** Whether what is read back is what somebody meant; true when they have not said what that is. */
export function isMeant(shown: string, meant: string | undefined): boolean {
  if (meant === undefined) return true;
  const plain = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}@.]/gu, "");
  if (plain(shown) === plain(meant)) return true;
  // +1 312 555 0143 is (312) 555-0143.
  const digits = (text: string) => text.replaceAll(/\D/g, "");
  const [one, other] = [digits(shown), digits(meant)].sort((a, b) => a.length - b.length);
  return (
    Boolean(one && other) && one!.length >= 7 && other!.endsWith(one!) && !/[\p{L}]/u.test(shown + meant)
  );
}
