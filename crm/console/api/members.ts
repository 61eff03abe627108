import { listMembers, type Member } from "../../contract/account.ts";
import { useCall } from "./resource.ts";

/** Who works in the open account; empty until the hub has answered. */
export function useMembers(): readonly Member[] {
  return useCall(listMembers, {}, ["member"]).data?.items ?? [];
}

/** Whoever works on leads and tasks, for a list to choose from. */
export function membersWhoWork(members: readonly Member[]): readonly Member[] {
  return members.filter(({ role }) => role !== "viewer");
}
