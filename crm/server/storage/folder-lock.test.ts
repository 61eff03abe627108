import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { lockFolder } from "./folder-lock.ts";

const elsewhere = process.platform === "linux" ? "" : " (skipped where there is no Linux to lock with)";

function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), "stella-lock-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

test.runIf(process.platform === "linux")(
  `a folder is one hub's until it gives it back${elsewhere}`,
  async () => {
    const folder = scratch();
    const unlock = await lockFolder(folder);
    await expect(lockFolder(`${folder}/.`)).rejects.toThrow("another hub is using it");
    unlock();
    (await lockFolder(folder))();
  },
);

test.runIf(process.platform === "linux")(`a killed hub leaves the folder free${elsewhere}`, async () => {
  const folder = scratch();
  const place = fileURLToPath(new URL("./folder-lock.ts", import.meta.url));
  const script = `const { lockFolder } = await import(${JSON.stringify(place)});
    await lockFolder(${JSON.stringify(folder)}); console.log("held"); setInterval(() => {}, 1000);`;
  const holder = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", script]);
  await once(holder.stdout, "data");
  await expect(lockFolder(folder)).rejects.toThrow("another hub");
  holder.kill("SIGKILL");
  await once(holder, "exit");
  (await lockFolder(folder))();
});
