import { existsSync, readFileSync, renameSync } from "node:fs";
import { z } from "zod";
import { businessProfile } from "../../kernel/business-profile.ts";
import { type Clock, isoOf } from "../../kernel/clock.ts";
import { Fault, messageOf } from "../../kernel/fault.ts";
import type { Journal } from "../../kernel/journal.ts";
import type { KeptProfile, ProfileShelf } from "../profile-shelf.ts";
import { removeWhole, writeWhole } from "./whole-file.ts";

const content = z.strictObject({ version: z.int().min(1).nullable(), profile: businessProfile });

/**
 * Keeps the profile in `file`. One that cannot be read, or that this software's rules refuse, is set aside under
 * another name and told in the journal: the robot then starts with the profile of its configuration, and the hub sends
 * its own again.
 */
export function openProfileFile(file: string, clock: Clock, journal: Journal): ProfileShelf {
  let kept: KeptProfile | null = null;
  try {
    if (existsSync(file)) kept = content.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    const aside = `${file}.set-aside-${isoOf(clock.wallNow()).replaceAll(":", "-")}`;
    durably(file, () => renameSync(file, aside));
    const why = error instanceof z.ZodError ? z.prettifyError(error) : messageOf(error);
    journal.warn("profile.set-aside", { aside, why: why.slice(0, 500) });
  }
  return {
    get kept() {
      return kept;
    },
    keep: (one) => {
      durably(file, () => writeWhole(file, JSON.stringify(one), 0o644));
      kept = one;
    },
    forget: () => {
      durably(file, () => removeWhole(file));
      kept = null;
    },
  };
}

function durably(file: string, work: () => void): void {
  try {
    work();
  } catch (cause) {
    throw new Fault({
      code: "profile.not-kept",
      what: `The business profile cannot be kept in ${file} (${messageOf(cause)}).`,
      remedy: "Check that the robot's data folder is writable and that its disk has room.",
      cause,
    });
  }
}
