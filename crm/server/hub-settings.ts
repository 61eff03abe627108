import { z } from "zod";

/** What an operator decides for a hub and every account on it. */
export const hubSettings = z.strictObject({
  /** Where people open the console: `https://crm.example`. Stands in mails, and cookies are secure when it is https. Null: wherever the hub listens. */
  publicUrl: z
    .url({ protocol: /^https?$/ })
    .nullable()
    .default(null),
  /** Proxies whose word counts for who the client is: addresses, subnets, or `loopback`. */
  trustedProxies: z.array(z.string().min(1)).default(["loopback"]),
  /** How mails leave; null: none do, and whoever should get one sees it in the console only. */
  mail: z
    .strictObject({
      /** `smtp://user:password@host:587`, or `smtps://…`. */
      smtp: z.url({ protocol: /^smtps?$/ }),
      /** `Stella <stella@example.com>`. */
      from: z.string().min(3).max(200),
    })
    .nullable()
    .default(null),
  /** An OpenAI-compatible endpoint that may rewrite contact profiles; null: profiles are written by rule. */
  languageModel: z
    .strictObject({ baseUrl: z.url({ protocol: /^https?$/ }), model: z.string().min(1).max(200) })
    .nullable()
    .default(null),
  /** Webhooks may only go to public addresses, so that nobody explores the hub's own network with them. */
  webhooksToPrivateNetworks: z.boolean().default(false),
});
export type HubSettings = z.infer<typeof hubSettings>;
