import type { Role } from "../../../contract/permission.ts";

export const roleNames: Readonly<Record<Role, string>> = {
  owner: "Owner",
  sales: "Sales",
  marketing: "Marketing",
  viewer: "Viewer",
};

/** What each role is for, where one is chosen. */
export const roles: readonly { readonly value: Role; readonly label: string; readonly hint: string }[] = [
  { value: "sales", label: roleNames.sales, hint: "Works on leads, contacts and tasks." },
  {
    value: "marketing",
    label: roleNames.marketing,
    hint: "Like sales; also edits the profiles and the playbook.",
  },
  {
    value: "viewer",
    label: roleNames.viewer,
    hint: "Sees everything of leads and figures, changes nothing.",
  },
  { value: "owner", label: roleNames.owner, hint: "Everything: robots, members, keys, webhooks, erasure." },
];
