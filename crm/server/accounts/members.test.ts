import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Me, Member } from "../../contract/account.ts";
import type { Role } from "../../contract/permission.ts";
import { leads } from "../storage/schema/leads.ts";
import { type ApiClient, must, signedUp, signedUpOwner } from "../testing/api-client.ts";
import { fillAccount } from "../testing/full-account.ts";
import { servedHub } from "../testing/served-hub.ts";

const under = servedHub();

test("somebody who is invited signs up, opens the link and is in, with the role that was meant", async () => {
  const owner = await signedUpOwner(under.url, "Inviting owner");
  const invited = { email: "Sam@Example.com", role: "sales" };
  const { body } = await must(owner.post("/api/v1/members/invitations", invited));
  const { id, link } = body as { id: string; link: string };
  expect(link).toBe(`${under.url}/#/invitation/${id}`);
  const sam = await signedUp(under.url, "Sam");
  await must(sam.post("/api/auth/organization/accept-invitation", { invitationId: id }));
  expect(await meOf(sam)).toMatchObject({ account: { name: "Inviting owner" }, member: { role: "sales" } });
  expect((await must(owner.ask("/api/v1/members"))).body).toMatchObject({
    items: expect.arrayContaining([expect.objectContaining({ name: "Sam", role: "sales", openLeads: 0 })]),
    invitations: [],
  });
  const audit = (await must(owner.ask("/api/v1/audit"))).body;
  expect(audit).toMatchObject({
    items: expect.arrayContaining([expect.objectContaining({ action: "member.joined" })]),
  });
  expect(JSON.stringify(audit)).not.toMatch(/sam@example\.com/i);
});

test("an invitation is good for whom it was sent to, and once", async () => {
  const owner = await signedUpOwner(under.url, "Careful owner");
  const tess = { email: "tess@example.com", role: "viewer" };
  const { id } = (await must(owner.post("/api/v1/members/invitations", tess))).body as { id: string };
  const accept = (client: ApiClient) =>
    client.post("/api/auth/organization/accept-invitation", { invitationId: id });
  const thief = await signedUp(under.url, "Thief");
  expect((await accept(thief)).status).toBe(403);
  const client = await signedUp(under.url, "Tess");
  await must(accept(client));
  expect((await accept(client)).status).not.toBe(200);
  expect(await owner.post("/api/v1/members/invitations", tess)).toMatchObject({
    status: 409,
    body: { type: "stella:already-member" },
  });
});

test("inviting again withdraws the earlier invitation", async () => {
  const owner = await signedUpOwner(under.url, "Forgetful owner");
  const again = { email: "una@example.com", role: "owner" };
  const first = (await must(owner.post("/api/v1/members/invitations", again))).body as { id: string };
  await must(owner.post("/api/v1/members/invitations", { ...again, role: "viewer" }));
  const una = await signedUp(under.url, "Una");
  const accepted = await una.post("/api/auth/organization/accept-invitation", { invitationId: first.id });
  expect(accepted.status).not.toBe(200);
  expect((await must(owner.ask("/api/v1/members"))).body).toMatchObject({
    invitations: [{ role: "viewer" }],
  });
});

test("a member who may not invite does not see the links of invitations", async () => {
  const { owner, member } = await accountWith("sales");
  await must(owner.post("/api/v1/members/invitations", { email: "boss@example.com", role: "owner" }));
  const seen = await must(member.ask("/api/v1/members"));
  expect(seen.body).toMatchObject({ items: [expect.anything(), expect.anything()], invitations: [] });
  expect(seen.text).not.toContain("invitation/");
});

test("members say themselves whether they are available, and nothing else about themselves", async () => {
  const { owner, member, memberId } = await accountWith("sales");
  const edit = (client: ApiClient, body: unknown) =>
    client.ask(`/api/v1/members/${memberId}`, { method: "PATCH", body });
  expect((await must(edit(member, { available: false }))).body).toMatchObject({
    available: false,
    capacity: null,
  });
  for (const body of [{ role: "owner" }, { capacity: 0 }, { available: true, role: "owner" }]) {
    expect(await edit(member, body)).toMatchObject({ status: 403, body: { type: "stella:not-permitted" } });
  }
  expect((await must(edit(owner, { capacity: 3, role: "marketing" }))).body).toMatchObject({
    role: "marketing",
    capacity: 3,
    available: false,
  });
  expect((await meOf(member)).permissions).toContain("documents:write");
});

test("an account keeps its last owner", async () => {
  const { owner, memberId } = await accountWith("sales");
  const { member: self } = await meOf(owner);
  const last = { status: 409, body: { type: "stella:last-owner" } };
  const demote = () =>
    owner.ask(`/api/v1/members/${self?.id}`, { method: "PATCH", body: { role: "viewer" } });
  expect(await demote()).toMatchObject(last);
  expect(await owner.ask(`/api/v1/members/${self?.id}`, { method: "DELETE" })).toMatchObject(last);
  await must(owner.ask(`/api/v1/members/${memberId}`, { method: "PATCH", body: { role: "owner" } }));
  await must(demote());
  expect((await meOf(owner)).member?.role).toBe("viewer");
});

test("two owners who remove each other at the same moment leave one of them", async () => {
  const { owner, member, memberId } = await accountWith("owner");
  const { member: self } = await meOf(owner);
  const both = await Promise.all([
    owner.ask(`/api/v1/members/${memberId}`, { method: "DELETE" }),
    member.ask(`/api/v1/members/${self?.id}`, { method: "DELETE" }),
  ]);
  expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
});

test("a member who is removed is out at once, and their leads wait for others", async () => {
  const { owner, member, memberId, accountId } = await accountWith("sales");
  const full = await fillAccount(under.hub.core, accountId, memberId, "Zelda");
  expect((await membersOf(owner)).find(({ id }) => id === memberId)?.openLeads).toBe(1);
  await must(owner.ask(`/api/v1/members/${memberId}`, { method: "DELETE" }));
  expect(await member.ask("/api/v1/leads")).toMatchObject({
    status: 403,
    body: { type: "stella:no-account" },
  });
  const [lead] = await under.hub.core.database.select().from(leads).where(eq(leads.id, full.lead));
  expect(lead?.assignee).not.toBe(memberId);
  expect((await membersOf(owner)).map(({ id }) => id)).not.toContain(memberId);
});

test("the audit log is read page by page, without a gap and without a repetition", async () => {
  const owner = await signedUpOwner(under.url, "Busy owner");
  for (let number = 0; number < 5; number++) {
    await must(owner.post("/api/v1/api-keys", { name: `key ${number}`, permissions: ["leads:read"] }));
  }
  const orders: number[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const page = (
      await must(owner.ask(`/api/v1/audit?action=key.created&limit=2${cursor && `&cursor=${cursor}`}`))
    ).body;
    const { items, next } = page as { items: { order: number }[]; next: string | null };
    orders.push(...items.map(({ order }) => order));
    // Written between two pages: newer than the first, so on none of the later ones.
    await must(owner.post("/api/v1/api-keys", { name: "meanwhile", permissions: ["leads:read"] }));
    cursor = next;
  }
  expect(orders).toHaveLength(5);
  expect(orders).toEqual([...new Set(orders)].sort((one, other) => other - one));
});

let accounts = 0;

/** An account with an owner and one more member. */
async function accountWith(role: Role) {
  accounts += 1;
  const owner = await signedUpOwner(under.url, `Owner ${accounts}`);
  const member = await signedUp(under.url, `Member ${accounts}`);
  const invited = { email: `member-${accounts}@example.com`, role };
  const { id } = (await must(owner.post("/api/v1/members/invitations", invited))).body as { id: string };
  await must(member.post("/api/auth/organization/accept-invitation", { invitationId: id }));
  const me = await meOf(member);
  return { owner, member, memberId: me.member?.id ?? "", accountId: me.account?.id ?? "" };
}

async function meOf(client: ApiClient): Promise<Me> {
  return (await must(client.ask("/api/v1/me"))).body as Me;
}

async function membersOf(client: ApiClient): Promise<Member[]> {
  return ((await must(client.ask("/api/v1/members"))).body as { items: Member[] }).items;
}
