import { z } from "zod";
import { inviteOwner } from "../../crm/server/accounts/invite-owner.ts";
import { renewPassword } from "../../crm/server/accounts/new-password.ts";
import { operatorAccount } from "../../crm/server/accounts/operator-account.ts";
import type { HubCore } from "../../crm/server/core.ts";
import { openHub } from "../../crm/server/hub.ts";
import type { HubSettings } from "../../crm/server/hub-settings.ts";
import { serveHub } from "../../crm/server/serve-hub.ts";
import { journalTo, lineOf } from "../../robot/kernel/journal.ts";
import { systemRandom } from "../../robot/kernel/random.ts";
import { SystemClock } from "../../robot/kernel/system-clock.ts";
import { type Command, parseOptions, UsageError } from "../command.ts";
import { loadConfig } from "../config.ts";
import { openRobotIdentity } from "../hardware/sync.ts";
import { hubOptions, hubOptionsHelp, hubSettingsOf } from "../hub-options.ts";
import { DEFAULT_HUB_DATA, hubStorage } from "../hub-storage.ts";

const DEFAULT_PORT = 8610;

export const crm: Command = {
  name: "crm",
  summary: "run the CRM hub that robots deliver their leads to",
  help: `
stella crm [OPTION…]

Receives leads from robots, keeps them in PostgreSQL and lets their owners work with them in the browser,
until Ctrl+C. The storage is the PostgreSQL server in DATABASE_URL when that is set, otherwise PostgreSQL
in this process with its files in DIR. Several hubs may share one PostgreSQL server.

  --port N              port to listen on, 0 for any that is free (default ${DEFAULT_PORT})
  --data DIR            folder of the embedded storage, or "memory" (default ${DEFAULT_HUB_DATA})
  --host ADDRESS        address to listen on (default 127.0.0.1). On any other address passwords travel readably
                        over plain http: put a proxy with https before it and name it with --public-url.
${hubOptionsHelp}
  --owner EMAIL         print a link that makes whoever signs up with this address an owner, once and within a week:
                        the way to leads from before there were accounts, and to an account without an owner. A
                        member with this address becomes an owner at once.
  --account NAME        of this account (default: the oldest); made when there is none of that name
  --renew-password EMAIL
                        print a new password for somebody who forgot theirs, and sign them out everywhere
  --enrol NAME=KEY      accept the robot that holds this key into the oldest account, under this name; may be given
                        several times. A robot prints its key when it starts.
  --enrol-robot         accept the robot of this machine, whose key is in the data folder of its configuration
                        (made when it has none yet)
  --config FILE         that robot's configuration

Events go to stderr, one JSON line each, without personal data.
Exit code 0 after Ctrl+C, 2 for a port that is taken, a storage that cannot be opened or a wrong option.
`,
  async run(args, streams, signal) {
    const options = optionsOf(args);
    const clock = new SystemClock();
    const journal = journalTo(clock, [(entry) => streams.stderr.write(`${lineOf(entry)}\n`)]);
    const { storage, settings } = options;
    const hub = await openHub({ storage, settings, clock, journal, random: systemRandom });
    try {
      for (const { name, key } of options.enrolments)
        await hub.enrol(await operatorAccount(hub.core), name, key);
      const served = await serveHub(hub, { host: options.host, port: options.port, clock });
      try {
        const console = `Console: ${hub.core.address.url ?? served.url}\nRobots:  ${served.robotUrl}\n`;
        const owner = options.owner ? await ownerLine(hub.core, options.owner) : "";
        const { renewFor } = options;
        const renewed = renewFor
          ? `Password of ${renewFor}: ${await renewPassword(hub.core, renewFor)}\n`
          : "";
        streams.stdout.write(`${console}${owner}${renewed}Stop with Ctrl+C.\n`);
        await aborted(signal);
      } finally {
        await served.close();
      }
      return 0;
    } finally {
      await hub.close();
    }
  },
};

async function ownerLine(core: HubCore, { email, account }: Owner): Promise<string> {
  const link = await inviteOwner(core, email, account);
  const how = link === null ? "is an owner now and signs in" : `opens ${link} once, within a week`;
  return `Owner:   ${email} ${how}\n`;
}

interface Options {
  readonly settings: HubSettings;
  readonly owner: Owner | null;
  /** Whose password is to be a new one. */
  readonly renewFor: string | null;
  readonly host: string;
  readonly port: number;
  readonly storage: string;
  readonly enrolments: readonly Enrolment[];
}

interface Owner {
  readonly email: string;
  readonly account: string | undefined;
}

interface Enrolment {
  readonly name: string;
  readonly key: string;
}

function optionsOf(args: readonly string[]): Options {
  const values = parsed(args);
  const { port, data, host, enrol, "enrol-robot": enrolRobot, config, owner: email, account } = values;
  const number = Number(port ?? DEFAULT_PORT);
  if (!Number.isInteger(number) || number < 0 || number > 65_535 || port?.trim() === "") {
    throw new UsageError(`--port takes a number from 0 to 65535, not "${port}".`);
  }
  const enrolments = (enrol ?? []).map((text) => {
    const [, name, key] = /^(.+)=([A-Za-z0-9_-]{43})$/.exec(text) ?? [];
    if (name === undefined || key === undefined) {
      throw new UsageError(`--enrol takes NAME=KEY with the 43 characters of a robot's key, not "${text}".`);
    }
    return { name, key };
  });
  if (config !== undefined && !enrolRobot) throw new UsageError("--config is for --enrol-robot.");
  if (account !== undefined && email === undefined) throw new UsageError("--account is for --owner.");
  const { "renew-password": renewFor } = values;
  for (const [option, address] of [
    ["--owner", email],
    ["--renew-password", renewFor],
  ] as const) {
    if (address === undefined || z.email().safeParse(address).success) continue;
    throw new UsageError(`${option} takes an e-mail address, not "${address}".`);
  }
  return {
    settings: hubSettingsOf(values),
    owner: email === undefined ? null : { email, account },
    renewFor: renewFor ?? null,
    host: host ?? "127.0.0.1",
    port: number,
    storage: hubStorage(data),
    enrolments: enrolRobot ? [...enrolments, robotOfThisMachine(config)] : enrolments,
  };
}

function robotOfThisMachine(configFile: string | undefined): Enrolment {
  const { name, dataDir } = loadConfig(configFile);
  return { name, key: openRobotIdentity(dataDir).publicKey };
}

function parsed(args: readonly string[]) {
  return parseOptions(args, {
    options: {
      port: { type: "string" },
      ...hubOptions,
      owner: { type: "string" },
      account: { type: "string" },
      "renew-password": { type: "string" },
      data: { type: "string" },
      host: { type: "string" },
      enrol: { type: "string", multiple: true },
      "enrol-robot": { type: "boolean" },
      config: { type: "string" },
    },
  }).values;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
