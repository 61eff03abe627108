import { expect, test } from "vitest";
import { ApiClient, must, PASSWORD, signedUp, signedUpOwner } from "../testing/api-client.ts";
import { servedHub } from "../testing/served-hub.ts";
import { inviteOwner } from "./invite-owner.ts";
import { renewPassword } from "./new-password.ts";
import { operatorAccount } from "./operator-account.ts";

const under = servedHub();

test("what was collected before there were accounts gets an owner by a link from the machine", async () => {
  const before = await operatorAccount(under.hub.core);
  const link = await inviteOwner(under.hub.core, "Ada@example.com");
  const ada = await signedUp(under.url, "Ada");
  const invitationId = link?.split("/").at(-1);
  await must(ada.post("/api/auth/organization/accept-invitation", { invitationId }));
  expect((await must(ada.ask("/api/v1/me"))).body).toMatchObject({
    account: { id: before },
    member: { role: "owner" },
  });
});

test("a member becomes an owner at once, when the others have gone", async () => {
  const owner = await signedUpOwner(under.url, "Bea");
  const invited = { email: "cleo@example.com", role: "viewer" };
  const { id } = (await must(owner.post("/api/v1/members/invitations", invited))).body as { id: string };
  const cleo = await signedUp(under.url, "Cleo");
  await must(cleo.post("/api/auth/organization/accept-invitation", { invitationId: id }));
  expect(await inviteOwner(under.hub.core, "cleo@example.com", "Bea")).toBeNull();
  expect((await must(cleo.ask("/api/v1/me"))).body).toMatchObject({ member: { role: "owner" } });
  expect((await must(cleo.ask("/api/v1/audit?action=member.changed"))).body).toMatchObject({
    items: [{ by: { kind: "system", id: "operator" }, detail: { role: "owner" } }],
  });
});

test("a name that several accounts have is no way to choose one", async () => {
  const dora = await signedUpOwner(under.url, "Dora");
  await must(dora.post("/api/auth/organization/create", { name: "Dora" }));
  await expect(inviteOwner(under.hub.core, "x@example.com", "Dora")).rejects.toMatchObject({
    code: "accounts.ambiguous",
  });
});

test("somebody who forgot their password gets a new one, and nobody is signed in by the old one", async () => {
  const owner = await signedUpOwner(under.url, "Eli");
  const password = await renewPassword(under.hub.core, "ELI@example.com");
  expect((await owner.ask("/api/v1/me")).status).toBe(401);
  const signIn = (word: string) =>
    new ApiClient(under.url).post("/api/auth/sign-in/email", { email: "eli@example.com", password: word });
  expect((await signIn(PASSWORD)).status).toBe(401);
  expect((await signIn(password)).status).toBe(200);
  await expect(renewPassword(under.hub.core, "nobody@example.com")).rejects.toMatchObject({
    code: "accounts.user-unknown",
  });
});
