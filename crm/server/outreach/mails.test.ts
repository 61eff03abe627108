import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { silentJournal } from "../../../robot/kernel/journal.ts";
import { ManualClock } from "../../../robot/kernel/manual-clock.ts";
import { systemRandom } from "../../../robot/kernel/random.ts";
import { type Hub, openHub } from "../hub.ts";
import { hubSettings } from "../hub-settings.ts";
import { JobRunner } from "../jobs/job-runner.ts";
import { deliveries } from "../storage/schema/handoff.ts";
import { type MailReceiver, startMailServer } from "../testing/mail-receiver.ts";
import { newAccount } from "../testing/new-account.ts";
import { playedBusiness } from "../testing/played-business.ts";
import { deliverMail } from "./deliver.ts";
import { mailOf } from "./letter.ts";
import { queueMails } from "./queue.ts";

const clock = new ManualClock();
let mailServer: MailReceiver;
let hub: Hub;
beforeAll(async () => {
  mailServer = await startMailServer();
  const settings = hubSettings.parse({
    publicUrl: "https://crm.example",
    mail: { smtp: mailServer.url, from: "Stella <stella@crm.example>" },
  });
  hub = await openHub({ storage: "memory", clock, journal: silentJournal, random: systemRandom, settings });
});
beforeEach(() => {
  mailServer.refusal = null;
});
afterAll(async () => {
  await hub.close();
  await mailServer.close();
});

const work = () => new JobRunner(hub.core, [deliverMail]).runDue();

async function deliveryOf(id: string) {
  const [row] = await hub.core.database.select().from(deliveries).where(eq(deliveries.id, id));
  return row;
}

const queue = async (accountId: string, to: string, subject: string) => {
  const letter = { opening: "Hello.", sections: [], link: null, closing: "A test.", subject };
  await queueMails(hub.core.database, accountId, new Date(clock.wallNow()), [
    { to, event: "test", occasion: "once", leadId: null, mail: mailOf(letter) },
  ]);
  const [row] = await hub.core.database.select().from(deliveries).where(eq(deliveries.target, to));
  return row?.id ?? "";
};

test("a mail about a new lead reaches the rep over SMTP, with everything known", async () => {
  const salon = await playedBusiness(hub.core, { Ana: "sales" });
  const lead = await salon.visit("Ada Lovelace", "+12025550143");
  await work();
  const mail = mailServer.received.at(-1);
  expect(mail).toMatchObject({ from: "stella@crm.example" });
  expect(mail?.source).toContain("Subject: Contact the visitor: Ada Lovelace");
  expect(mail?.source).toContain("From: Stella <stella@crm.example>");
  expect(mail?.source.replace(/=\r\n/g, "").replaceAll("=3D", "=")).toContain(
    `https://crm.example/#/leads/${lead}`,
  );
  const sent = await hub.core.database.select().from(deliveries).where(eq(deliveries.leadId, lead));
  expect(sent, "what was sent is forgotten").toMatchObject([{ state: "delivered", body: null }]);
});

test("a mail has one Message-ID over all attempts, and waits for a server that is away", async () => {
  const accountId = await newAccount(hub.core);
  mailServer.refusal = { code: 451 };
  const before = mailServer.received.length;
  const id = await queue(accountId, "rep1@example.com", "Hello");
  await work();
  expect(await deliveryOf(id)).toMatchObject({
    state: "waiting",
    lastError: "the mail server answered 451",
  });
  mailServer.refusal = null;
  await clock.advance(10_000);
  await work();
  expect(mailServer.received).toHaveLength(before + 1);
  expect(mailServer.received.at(-1)?.source).toContain(`Message-ID: <${id}@crm.example>`);
});

test("a mail to an address that does not exist is not tried again", async () => {
  const accountId = await newAccount(hub.core);
  mailServer.refusal = { code: 550 };
  const id = await queue(accountId, "nobody@example.com", "Hello");
  await work();
  expect(await deliveryOf(id)).toMatchObject({
    state: "dead",
    attempts: 1,
    lastError: "the mail server answered 550",
  });
});

test("a mail cannot be given other receivers by a visitor's name", async () => {
  const accountId = await newAccount(hub.core);
  await queue(accountId, "rep2@example.com", "Call Ada\r\nBcc: everybody@example.com\r\n\r\nNew body");
  await work();
  const mail = mailServer.received.at(-1);
  expect(mail?.to).toEqual(["rep2@example.com"]);
  const [headers = ""] = mail?.source.split("\r\n\r\n") ?? [];
  expect(headers.split("\r\n").filter((line) => /^bcc:/i.test(line))).toEqual([]);
});

test("a mail that is queued twice is sent once", async () => {
  const accountId = await newAccount(hub.core);
  const before = mailServer.received.length;
  await queue(accountId, "rep3@example.com", "Hello");
  await queue(accountId, "rep3@example.com", "Hello");
  await work();
  expect(mailServer.received).toHaveLength(before + 1);
});
