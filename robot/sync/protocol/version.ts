/** What this software speaks. */
export const PROTOCOL_VERSION = 2;

/**
 * Every version there has been, newest first. `schemaSha256` is the hash of all messages as JSON Schema
 * (see version.test.ts): a message that changes without a new version here fails the test.
 * Once robots are in lobbies an entry is never edited; a change adds one.
 */
export const history = [
  {
    version: 2,
    schemaSha256: "653f345751cc76e43737515181f80336ce8641dce39f50eb246b2beeff787942",
    what: "Pairing by a code, keys that are replaced, orders with receipts, whose robot it is in `welcome`.",
  },
  {
    version: 1,
    schemaSha256: "35e35fc158a2703102c93b8774b09f97ee7e265bbae13a647f69a30819bf1aaf",
    what: "Signed challenge, intake with acknowledgement and rejection, health, visit summaries, config, commands.",
  },
] as const;

/** The hub serves robots of all of these. */
export const SUPPORTED_VERSIONS: readonly number[] = [2, 1];
