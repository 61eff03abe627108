import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { ApiClient, must, PASSWORD } from "../../crm/server/testing/api-client.ts";

const stella = fileURLToPath(new URL("../stella.mjs", import.meta.url));
/** Without the database that this machine may have: the hubs of these tests keep nothing. */
const env = { ...process.env, DATABASE_URL: "" };

test("stella crm tells where it listens, says when its port is taken, and ends cleanly", async () => {
  const hub = spawn(process.execPath, [stella, "crm", "--port", "0", "--data", "memory"], { env });
  const said: string[] = [];
  for await (const line of createInterface({ input: hub.stdout })) {
    said.push(line);
    if (line.startsWith("Stop")) break;
  }
  const url = said.join("\n").match(/http:\S+/)?.[0] ?? "";
  expect((await fetch(`${url}/api/health`)).status).toBe(200);
  expect(await run("--port", new URL(url).port, "--data", "memory")).toEqual({
    code: 2,
    said: expect.stringContaining("[hub.port-in-use]"),
  });
  hub.kill("SIGINT");
  expect(await once(hub, "exit")).toEqual([0, null]);
});

test("stella crm prints a link that makes an owner, to an account that is made with it", async () => {
  const owner = ["--owner", "owner@luna.example", "--account", "Luna"];
  const hub = spawn(process.execPath, [stella, "crm", "--port", "0", "--data", "memory", ...owner], { env });
  hub.stderr.resume();
  const said: string[] = [];
  for await (const line of createInterface({ input: hub.stdout })) {
    said.push(line);
    if (line.startsWith("Stop")) break;
  }
  const [, url = "", id = ""] = said.join("\n").match(/opens (http:\S+)\/#\/invitation\/(\S+) once/) ?? [];
  const client = new ApiClient(url);
  const who = { name: "Ada", email: "owner@luna.example", password: PASSWORD };
  await must(client.post("/api/auth/sign-up/email", who));
  await must(client.post("/api/auth/organization/accept-invitation", { invitationId: id }));
  expect((await must(client.ask("/api/v1/me"))).body).toMatchObject({
    account: { name: "Luna" },
    member: { role: "owner" },
  });
  hub.kill("SIGINT");
  expect(await once(hub, "exit")).toEqual([0, null]);
});

test("stella crm refuses options that it does not know and keys that are none", async () => {
  expect(await run("--prot", "1")).toMatchObject({ code: 2, said: expect.stringContaining("--prot") });
  expect(await run("--port", "99999")).toMatchObject({ code: 2, said: expect.stringContaining("65535") });
  expect(await run("--owner", "somebody")).toMatchObject({
    code: 2,
    said: expect.stringContaining("--owner"),
  });
  expect(await run("--account", "Luna")).toMatchObject({ code: 2, said: expect.stringContaining("--owner") });
  expect(await run("--enrol", "Lobby")).toMatchObject({ code: 2, said: expect.stringContaining("NAME=KEY") });
});

test("stella crm accepts the robot of this machine, and makes its key when it has none yet", async () => {
  const folder = mkdtempSync(join(tmpdir(), "stella-crm-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const config = join(folder, "robot.yaml");
  writeFileSync(config, `name: Ada\ndataDir: ${folder}/data\n`);
  const args = ["--port", "0", "--data", "memory", "--enrol-robot", "--config", config];
  const hub = spawn(process.execPath, [stella, "crm", ...args], { env });
  hub.stderr.resume();
  for await (const line of createInterface({ input: hub.stdout })) if (line.startsWith("Stop")) break;
  expect(existsSync(join(folder, "data", "identity.pem"))).toBe(true);
  hub.kill("SIGINT");
  expect(await once(hub, "exit")).toEqual([0, null]);

  expect(await run("--config", config)).toMatchObject({
    code: 2,
    said: expect.stringContaining("--enrol-robot"),
  });
});

test("stella crm names the storage that it cannot open, and no password", async () => {
  const server = await runWith({ DATABASE_URL: "postgres://hub:secret@127.0.0.1:1/leads" });
  expect(server).toEqual({ code: 2, said: expect.stringMatching(/127\.0\.0\.1:1\/leads .*ECONNREFUSED/) });
  expect(server.said).not.toContain("secret");
  expect(await runWith({ DATABASE_URL: "leads" })).toMatchObject({ code: 2 });
  expect(await run("--data", "package.json/leads")).toEqual({
    code: 2,
    said: expect.stringContaining("package.json/leads cannot be opened"),
  });
});

function run(...args: readonly string[]): Promise<Ended> {
  return runWith({}, ...args);
}

interface Ended {
  readonly code: number | null;
  readonly said: string;
}

async function runWith(more: NodeJS.ProcessEnv, ...args: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, [stella, "crm", ...args], { env: { ...env, ...more } });
  let said = "";
  child.stderr.on("data", (text) => {
    said += text;
  });
  const [code] = await once(child, "exit");
  return { code, said };
}
