import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js";

/** A way to reach somebody, written so that two writings of the same are equal. */
export interface ContactPoint {
  readonly kind: "phone" | "email";
  /** E.164 ("+13125550143"), or an address in lower case. */
  readonly value: string;
}

/** RFC 5321, 4.5.3.1.3: a path of 256 octets, its brackets included. */
const LONGEST_ADDRESS = 254;
/** E.164 has fifteen digits; the rest is for what people write between them. */
const LONGEST_NUMBER = 40;

/**
 * Reads a phone number or an e-mail address, whichever it is; null when it is neither.
 *
 * @param region ISO 3166 country of numbers that are written without their country code; null accepts only those with it
 */
export function contactPointIn(text: string, region: string | null): ContactPoint | null {
  const trimmed = text.trim();
  return trimmed.includes("@") ? emailIn(trimmed) : phoneIn(trimmed, region);
}

/** Names a point in maps. */
export function keyOfPoint({ kind, value }: ContactPoint): string {
  return `${kind}:${value}`;
}

/** The same points without those that come twice, in their order. */
export function eachPointOnce(points: readonly ContactPoint[]): readonly ContactPoint[] {
  return [...new Map(points.map((point) => [keyOfPoint(point), point])).values()];
}

function emailIn(text: string): ContactPoint | null {
  const value = text.normalize("NFC").toLowerCase();
  const isAddress = /^[^\s@<>"(),:;\p{C}]+@[^\s@<>"(),:;\p{C}]+\.[^\s@.<>"(),:;\p{C}]+$/u.test(value);
  return isAddress && value.length <= LONGEST_ADDRESS ? { kind: "email", value } : null;
}

function phoneIn(text: string, region: string | null): ContactPoint | null {
  if (text.length > LONGEST_NUMBER || !/\d/.test(text)) return null;
  const country: CountryCode | undefined = region !== null && isSupportedCountry(region) ? region : undefined;
  const number = parsePhoneNumberFromString(text, country);
  // A number whose length fits nowhere reaches nobody. Whether it is assigned is not asked: numbering plans change.
  return number?.isPossible() ? { kind: "phone", value: number.number } : null;
}
