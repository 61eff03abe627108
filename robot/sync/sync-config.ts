import { z } from "zod";

/** How the robot keeps and delivers its records. */
export const syncConfig = z.strictObject({
  capacity: z
    .number()
    .int()
    .min(1)
    .max(1_000_000)
    .default(20_000)
    .describe("Records that may wait for the hub. When as many wait, the next visitor's record is refused."),
  largestFileMb: z
    .number()
    .int()
    .min(1)
    .max(100_000)
    .default(1024)
    .describe("Size that the outbox file may reach, so that it never fills the robot's disk."),
  quarantineDays: z
    .number()
    .int()
    .min(1)
    .max(3650)
    .default(30)
    .describe("Days until the personal data of a record that the hub rejected is erased."),
  settledIdDays: z
    .number()
    .int()
    .min(1)
    .max(3650)
    .default(90)
    .describe(
      "Days that the bare id of a delivered record is kept, so that posting it again changes nothing.",
    ),
  window: z
    .number()
    .int()
    .min(1)
    .max(1024)
    .default(128)
    .describe("Records sent ahead of the hub's answer; the hub may ask for fewer."),
  replyWithinMs: z
    .number()
    .min(100)
    .max(600_000)
    .default(15_000)
    .describe("The hub owes an answer by then, otherwise the connection counts as dead."),
  dialWithinMs: z
    .number()
    .min(100)
    .max(600_000)
    .default(10_000)
    .describe("Time for a connection to come about."),
  pingEveryMs: z
    .number()
    .min(100)
    .max(600_000)
    .default(10_000)
    .describe("How often a silent connection is checked. One that stays silent for two checks is closed."),
  healthEveryMs: z
    .number()
    .min(1000)
    .max(86_400_000)
    .default(60_000)
    .describe("How often the robot tells the hub how its outbox is doing."),
  retry: z
    .strictObject({
      firstMs: z
        .number()
        .min(10)
        .max(600_000)
        .default(500)
        .describe("Wait after the first failure, at most."),
      longestMs: z
        .number()
        .min(10)
        .max(3_600_000)
        .default(60_000)
        .describe("Longest wait between two tries."),
      factor: z
        .number()
        .min(1)
        .max(10)
        .default(2)
        .describe("How much longer each wait is than the one before."),
    })
    .prefault({})
    .describe("Waiting between tries to reach the hub; half to the whole of it, by chance."),
  unpairedRetryMs: z
    .number()
    .min(1000)
    .max(86_400_000)
    .default(300_000)
    .describe("Wait before asking again when the hub gives no pairing code: asking faster would not help."),
  keyDays: z
    .number()
    .int()
    .min(1)
    .max(3650)
    .default(90)
    .describe("Days after which the robot replaces the key that the hub knows it by."),
});
export type SyncRules = z.infer<typeof syncConfig>;
