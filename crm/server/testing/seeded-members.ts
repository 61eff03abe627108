import type { Role } from "../../contract/permission.ts";
import type { HubCore } from "../core.ts";
import { members, reps, users } from "../storage/schema/accounts.ts";

/** A member of an account without a way to sign in. Resolves to the member's id. */
export async function seedMember(
  { database, random }: HubCore,
  accountId: string,
  member: {
    readonly name: string;
    readonly role: Role;
    readonly capacity?: number;
    readonly available?: boolean;
  },
): Promise<string> {
  const id = random.uuid();
  await database.insert(users).values({ id, name: member.name, email: `${id}@example.com` });
  await database.insert(members).values({ id, organizationId: accountId, userId: id, role: member.role });
  if (member.capacity !== undefined || member.available !== undefined) {
    await database.insert(reps).values({
      memberId: id,
      accountId,
      capacity: member.capacity ?? null,
      available: member.available ?? true,
    });
  }
  return id;
}
