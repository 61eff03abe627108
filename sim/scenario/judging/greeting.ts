import type { Expectations } from "../expectations.ts";
import { inSeconds } from "./words.ts";

/** @param atMs when the robot first spoke; null: it did not */
export function judgeGreeting(
  { greeted, greetedByS, greetedNotBeforeS }: Expectations,
  atMs: number | null,
): string[] {
  if (!greeted) {
    return atMs === null ? [] : [`The robot spoke at ${inSeconds(atMs)}; it should have kept silent.`];
  }
  if (atMs === null) return ["Nobody was greeted."];
  const failures: string[] = [];
  if (greetedByS !== undefined && atMs > greetedByS * 1000) {
    failures.push(`The greeting came at ${inSeconds(atMs)}, later than ${greetedByS} s.`);
  }
  if (greetedNotBeforeS !== undefined && atMs < greetedNotBeforeS * 1000) {
    failures.push(`The greeting came at ${inSeconds(atMs)}, before ${greetedNotBeforeS} s.`);
  }
  return failures;
}
