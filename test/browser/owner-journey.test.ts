import type { Page } from "playwright-core";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type MailReceiver, startMailServer } from "../../crm/server/testing/mail-receiver.ts";
import { startReceiver, type WebhookReceiver } from "../../crm/server/testing/webhook-receiver.ts";
import { chromiumPath, noChromium } from "./chromium.ts";
import { ConsoleRig } from "./console-rig.ts";
import { TouchedRobot } from "./touched-robot.ts";

const STEP_MS = 30_000;

let mails: MailReceiver;
let receiver: WebhookReceiver;
let rig: ConsoleRig;
let robot: TouchedRobot;

describe("an owner, from signing up to the dashboard", () => {
  beforeAll(async () => {
    if (!chromiumPath) return;
    mails = await startMailServer();
    receiver = await startReceiver();
    rig = await ConsoleRig.open({
      mail: { smtp: mails.url, from: "Stella <stella@example.com>" },
      webhooksToPrivateNetworks: true,
    });
    robot = await TouchedRobot.start(rig.served.robotUrl);
  }, 180_000);
  afterAll(async () => {
    if (!chromiumPath) return;
    await robot?.stop();
    await rig?.close();
    await receiver?.close();
    await mails?.close();
  }, 60_000);

  it("pairs a robot, sees a visit arrive live with mail and webhook, works the lead to its end, reads the figures", async (ctx) => {
    if (!chromiumPath) return ctx.skip(noChromium);
    const console = await rig.newPage(null);
    console.setDefaultTimeout(STEP_MS);
    await signUp(console);
    const secret = await addWebhook(console, receiver.url);

    const kiosk = await rig.newPage(null);
    kiosk.setDefaultTimeout(STEP_MS);
    await kiosk.setViewportSize({ width: 1080, height: 1920 });
    await kiosk.goto(robot.kioskUrl);
    await pair(console, kiosk);

    await console.goto(`${rig.served.url}/#/`);
    await console.getByRole("region", { name: "New Inquiry" }).getByText("The next visitor").waitFor();
    const [mail, message] = [mails.next(), receiver.next()];
    await visitByTouch(kiosk);
    const card = console.getByRole("region", { name: "New Inquiry" }).getByRole("listitem");
    await card.filter({ hasText: "Ana Ruiz" }).waitFor();
    await kiosk.locator("body:not(:has-text('Ruiz'))").waitFor();

    expect((await mail).source).toContain("Ana Ruiz");
    expect((await mail).to).toEqual(["olga.moon@example.com"]);
    const { body, headers } = await message;
    expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toMatchObject({
      type: expect.stringMatching(/^lead\./),
    });

    await workToItsEnd(console);
    await readFigures(console);
    expect(rig.complaints).toEqual([]);
  }, 300_000);
});

async function signUp(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Sign up" }).click();
  await page.getByLabel("Your name").fill("Olga Moon");
  await page.getByLabel("E-mail").fill("olga.moon@example.com");
  await page.getByLabel("Password").fill("correct horse battery");
  await page.getByRole("button", { name: "Sign up" }).click();
  await page.getByLabel("Name of the business").fill("Moon Salon");
  await page.getByRole("button", { name: "Make the account" }).click();
  await page.getByRole("heading", { name: "Board" }).waitFor();
}

/** Resolves to its secret. */
async function addWebhook(page: Page, url: string): Promise<string> {
  await page.getByRole("link", { name: "Webhooks" }).click();
  await page.getByRole("button", { name: "New webhook" }).click();
  await page.getByLabel("Address").fill(url);
  await page.getByRole("button", { name: "Create" }).click();
  const dialog = page.getByRole("dialog", { name: "The webhook’s secret" });
  const secret = await dialog.getByLabel("Secret").inputValue();
  await dialog.getByLabel("I have put it where it belongs").check();
  await dialog.getByRole("button", { name: "Done" }).click();
  return secret;
}

async function pair(console: Page, kiosk: Page): Promise<void> {
  const code = (await kiosk.locator(".pairing-code").textContent()) ?? "";
  await console.getByRole("link", { name: "Robots" }).click();
  await console.getByRole("link", { name: "Pair a robot" }).first().click();
  await console.getByLabel("The code on the robot’s screen").fill(code);
  await console.getByRole("button", { name: "Find the robot" }).click();
  await console.getByLabel("Name", { exact: true }).fill("Front desk");
  await console.getByRole("button", { name: "Take it into the account" }).click();
  await kiosk.getByRole("heading", { name: /Moon Salon/ }).waitFor();
  await kiosk.locator('[data-choice="yes"]').click();
  await console.getByRole("heading", { name: "The robot is paired." }).waitFor();
}

/** Answers whatever the kiosk asks with fingers alone, until it thanks. */
async function visitByTouch(kiosk: Page): Promise<void> {
  // The owner's profile has arrived: until then the robot speaks for the business that it was built for.
  await kiosk.getByText("Welcome to Moon Salon").waitFor();
  await kiosk.getByText("Touch to start").waitFor();
  await kiosk.mouse.click(540, 900);
  const answers: Readonly<Record<string, (question: Page) => Promise<void>>> = {
    consent: (page) => page.locator('[data-choice="yes"]').click(),
    name: (page) => type(page, "Ana Ruiz"),
    contact: (page) => type(page, "ana.ruiz@example.com"),
    service: (page) => page.getByRole("button", { name: "Appointment" }).click(),
    source: (page) => page.getByRole("button", { name: "A friend" }).click(),
    timeline: (page) => page.getByRole("button", { name: "This week" }).click(),
  };
  for (const [question, answer] of Object.entries(answers)) {
    await kiosk.locator(`[data-question="${question}"]`).waitFor();
    await answer(kiosk);
  }
  await kiosk
    .getByText(/thank you/i)
    .first()
    .waitFor();
}

async function type(kiosk: Page, text: string): Promise<void> {
  await kiosk.getByRole("textbox", { name: "Your answer" }).fill(text);
  await kiosk.getByRole("button", { name: "Done", exact: true }).click();
}

async function workToItsEnd(console: Page): Promise<void> {
  await console.getByRole("button", { name: "Move Ana Ruiz" }).click();
  const dialog = console.getByRole("dialog");
  await dialog.getByLabel("To stage").selectOption({ label: "MQL" });
  await dialog.getByRole("button", { name: "Move to MQL" }).click();
  expect(await dialog.getByRole("alert").textContent()).toContain("note");
  await dialog.getByLabel("Note").fill("She wants an appointment this week.");
  await dialog.getByRole("button", { name: "Move to MQL" }).click();
  await console.getByRole("region", { name: "MQL" }).getByText("Ana Ruiz").first().click();

  await console.getByRole("button", { name: "Contacted" }).click();
  await console.getByRole("button", { name: "Note it" }).click();
  await console.getByRole("button", { name: /Move to Won/ }).click();
  await dialog.getByLabel("Note").fill("Booked for Thursday.");
  await dialog.getByLabel("Which message resonated?").fill("An appointment this week");
  await dialog.getByLabel("What was the main objection?").fill("None");
  await dialog.getByLabel("Yes").check();
  await dialog.getByRole("button", { name: "Move to Won" }).click();
  await dialog.waitFor({ state: "detached" });
}

async function readFigures(console: Page): Promise<void> {
  await console.getByRole("link", { name: "Dashboard" }).click();
  await console.getByRole("button", { name: "1: Leads of the period" }).waitFor();
  await console.getByRole("button", { name: "1: Answered within five minutes of the visit" }).waitFor();
  await console.getByRole("button", { name: "1: What resonated: An appointment this week" }).waitFor();
  await console.getByRole("button", { name: "1: Won leads" }).click();
  await console.getByRole("dialog").getByText("Ana Ruiz").waitFor();
}
