import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { businessProfile, parseProfile } from "../../../robot/kernel/business-profile.ts";
import { wallTime } from "../../../robot/kernel/clock.ts";
import { silentJournal } from "../../../robot/kernel/journal.ts";
import { systemRandom } from "../../../robot/kernel/random.ts";
import { SystemClock } from "../../../robot/kernel/system-clock.ts";
import { playbook } from "../../contract/playbook/playbook.ts";
import { type Hub, openHub } from "../hub.ts";
import { newAccount } from "../testing/new-account.ts";
import { accountPlaybook } from "./account-playbook.ts";
import { ambiguousWords } from "./ambiguous-words.ts";
import { documentAt, latestVersions } from "./document-store.ts";
import { unknownTags } from "./profile-tags.ts";
import { startingPlaybookFor, startWith } from "./starting-documents.ts";
import { startingProfile } from "./starting-profile.ts";

const actor = { kind: "system", id: "start", name: "Stella" } as const;
const at = wallTime(Date.UTC(2026, 10, 2, 9));

let hub: Hub;
beforeAll(async () => {
  hub = await openHub({
    storage: "memory",
    clock: new SystemClock(),
    journal: silentJournal,
    random: systemRandom,
  });
});
afterAll(() => hub.close());

function profileFile(name: string) {
  const file = new URL(`../../../launch/profiles/${name}.yaml`, import.meta.url);
  return parseProfile(readFileSync(file, "utf8"), name);
}

describe("a new account", () => {
  it("begins with a playbook and a profile under its own name, which fit together", async () => {
    const { database } = hub.core;
    const accountId = await newAccount(hub.core, "Rosa's Flowers");
    const id = await database.transaction((tx) => startWith(tx, at, { accountId, actor }));
    expect(id).toBe("front-desk");
    const stored = await documentAt(database, { accountId, kind: "profile", name: "front-desk" });
    const profile = businessProfile.parse(stored?.body);
    expect(profile.business.name).toBe("Rosa's Flowers");
    const { version, playbook: book } = await accountPlaybook(database, accountId);
    expect(version).toBe(1);
    expect(unknownTags(profile, book.taxonomy)).toEqual([]);
  });

  it("can be started with a profile of its own, whose words its playbook then knows", async () => {
    const { database } = hub.core;
    const accountId = await newAccount(hub.core);
    const profile = profileFile("salon");
    const id = await database.transaction((tx) => startWith(tx, at, { accountId, actor, profile }));
    expect(id).toBe("luna-hair-studio");
    const { playbook: book } = await accountPlaybook(database, accountId);
    expect(book.taxonomy.find((group) => group.id === "service")?.tags).toContainEqual({
      id: "bridal",
      label: "Bridal styling",
      synonyms: ["wedding", "wedding hair", "bridal hair", "bride"],
    });
  });

  it("keeps what it has when it is started twice", async () => {
    const { database } = hub.core;
    const accountId = await newAccount(hub.core);
    const id = await database.transaction((tx) => startWith(tx, at, { accountId, actor }));
    const profile = profileFile("salon");
    const again = await database.transaction((tx) => startWith(tx, at, { accountId, actor, profile }));
    expect(again).toBe(id);
    expect(await latestVersions(database, accountId)).toHaveLength(2);
  });
});

describe("what is stored of a document", () => {
  it.each(["salon", "law-office"])("is the same when it is read again: the %s and its playbook", (name) => {
    const profile = profileFile(name);
    expect(businessProfile.parse(JSON.parse(JSON.stringify(profile)))).toEqual(profile);
    const book = startingPlaybookFor(profile);
    expect(playbook.parse(JSON.parse(JSON.stringify(book)))).toEqual(book);
  });
});

describe("the starting playbook", () => {
  it.each(["salon", "law-office"])("knows every tag of the %s", (name) => {
    const profile = profileFile(name);
    const { taxonomy } = startingPlaybookFor(profile);
    expect(unknownTags(profile, taxonomy)).toEqual([]);
    expect(ambiguousWords(taxonomy)).toEqual([]);
  });

  it("does not know the law office's before it was extended", () => {
    const profile = profileFile("law-office");
    const bare = startingPlaybookFor(startingProfile("Somebody"));
    expect(unknownTags(profile, bare.taxonomy).map(({ at }) => at)).toContain("form[6].tags.yes.group");
  });
});
