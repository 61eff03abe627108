import { z } from "zod";

/** What a member may do in an account. `viewer` reads; `marketing` and `sales` see the same leads and the same figures. */
export const role = z.enum(["owner", "sales", "marketing", "viewer"]);
export type Role = z.infer<typeof role>;

/** One thing that can be permitted: to a role, or to an API key. */
export const permission = z.enum([
  "leads:read",
  "leads:write",
  "contacts:read",
  "contacts:write",
  "contacts:erase",
  "tasks:write",
  "robots:read",
  "robots:write",
  "documents:read",
  "documents:write",
  "figures:read",
  "webhooks:write",
  "members:read",
  "members:write",
  "keys:write",
  "audit:read",
]);
export type Permission = z.infer<typeof permission>;

const viewing: readonly Permission[] = [
  "leads:read",
  "contacts:read",
  "robots:read",
  "documents:read",
  "figures:read",
  "members:read",
];
const working: readonly Permission[] = [...viewing, "leads:write", "contacts:write", "tasks:write"];

export const permissionsOf: Readonly<Record<Role, readonly Permission[]>> = {
  owner: permission.options,
  sales: working,
  marketing: [...working, "documents:write"],
  viewer: viewing,
};
