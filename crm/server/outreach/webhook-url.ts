import { isIP } from "node:net";
import { Refusal } from "../api/refusal.ts";
import type { HubSettings } from "../hub-settings.ts";
import { isPublicAddress } from "./public-address.ts";

/**
 * Refuses an address that could never be sent to, while somebody is there to correct it. What a name stands for can
 * change, so it is looked at with every delivery and not here. Throws a {@link Refusal}.
 */
export function refuseAddress(
  address: string,
  { webhooksToPrivateNetworks }: Pick<HubSettings, "webhooksToPrivateNetworks">,
): void {
  const { hostname, username, password } = new URL(address);
  const literal = hostname.replace(/^\[|\]$/g, "");
  if (username !== "" || password !== "")
    throw refused("A password in an address is shown to everybody who sees the address; leave it out.");
  const isOurs = hostname === "localhost" || (isIP(literal) !== 0 && !isPublicAddress(literal));
  if (isOurs && !webhooksToPrivateNetworks)
    throw refused("It is not on the public Internet; this hub sends webhooks to no other address.");
}

function refused(what: string): Refusal {
  return new Refusal({
    code: "invalid-request",
    title: "The webhook cannot go to this address.",
    status: 400,
    detail: what,
    errors: [{ at: "body.url", what }],
  });
}
