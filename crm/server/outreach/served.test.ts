import { expect, test } from "vitest";
import { z } from "zod";
import { silentJournal } from "../../../robot/kernel/journal.ts";
import { systemRandom } from "../../../robot/kernel/random.ts";
import { SystemClock } from "../../../robot/kernel/system-clock.ts";
import { me } from "../../contract/account.ts";
import { openHub } from "../hub.ts";
import { hubSettings } from "../hub-settings.ts";
import { serveHub } from "../serve-hub.ts";
import { must, signedUpOwner } from "../testing/api-client.ts";
import { startMailServer } from "../testing/mail-receiver.ts";
import { newMember } from "../testing/new-member.ts";
import { playedVisits } from "../testing/played-visits.ts";
import { startReceiver } from "../testing/webhook-receiver.ts";

test("a visitor leaves, and the rep has a mail and the shop's other program a message", async () => {
  const mailServer = await startMailServer();
  const receiver = await startReceiver();
  const clock = new SystemClock();
  const hub = await openHub({
    storage: "memory",
    clock,
    journal: silentJournal,
    random: systemRandom,
    settings: hubSettings.parse({
      mail: { smtp: mailServer.url, from: "Stella <stella@crm.example>" },
      webhooksToPrivateNetworks: true,
    }),
  });
  const served = await serveHub(hub, { host: "127.0.0.1", port: 0, clock });
  const owner = await signedUpOwner(served.url, "Luna");
  const { account } = me.parse((await must(owner.ask("/api/v1/me"))).body);
  const rep = await newMember(hub.core, z.string().parse(account?.id), "sales", "Ana");
  await must(owner.post("/api/v1/webhooks", { url: receiver.url, events: ["lead.handed-over"] }));
  const visits = await playedVisits(hub.core, rep.accountId);

  const told = receiver.next();
  const mailed = mailServer.next();
  await visits.visit({ answers: { name: "Ada Lovelace", contact: "+12025550150" } });
  expect(JSON.parse((await told).body)).toMatchObject({
    data: { lead: { contact: { name: "Ada Lovelace" } } },
  });
  expect((await mailed).source).toContain(`${served.url}/#/leads/`);

  await served.close();
  await hub.close();
  await receiver.close();
  await mailServer.close();
});
