import { readablePhone } from "./phone.ts";

const PHONE = /\+\d{7,15}\b/gu;

/** A sentence of the hub with its phone numbers set for reading. Words in quotation marks are somebody's own and stay. */
export function readableSentence(sentence: string): string {
  return sentence
    .split(/(“[^”]*”)/u)
    .map((piece) => (piece.startsWith("“") ? piece : piece.replace(PHONE, readablePhone)))
    .join("");
}
