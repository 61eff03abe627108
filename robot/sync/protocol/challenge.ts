import { z } from "zod";

/** The hub's first word on every connection: prove that you hold an enrolled key. */
export const challenge = z.strictObject({
  type: z.literal("challenge"),
  /** Never used before and not to be guessed. */
  nonce: z.string().min(32).max(128),
});
export type Challenge = z.infer<typeof challenge>;

/**
 * What the robot signs. The label keeps a signature that was made for this purpose from being worth
 * anything for another one.
 */
export function challengeText(nonce: string, publicKey: string): string {
  return `stella robot authentication\n${nonce}\n${publicKey}`;
}
