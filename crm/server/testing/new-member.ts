import { type Permission, permissionsOf, type Role } from "../../contract/permission.ts";
import type { Asker } from "../accounts/asker.ts";
import type { HubCore } from "../core.ts";
import { members, users } from "../storage/schema/accounts.ts";

/** A member of the account who is signed in, without a password: for tests of what lies behind the sign-in. */
export async function newMember(
  { database, random }: HubCore,
  accountId: string,
  role: Role = "owner",
  name = "Olga Owner",
): Promise<Asker & { readonly memberId: string }> {
  const [userId, memberId] = [random.uuid(), random.uuid()];
  await database.insert(users).values({ id: userId, name, email: `${userId}@example.com` });
  await database.insert(members).values({ id: memberId, organizationId: accountId, userId, role });
  const permissions: ReadonlySet<Permission> = new Set(permissionsOf[role]);
  return { accountId, memberId, permissions, actor: { kind: "member", id: memberId, name } };
}
