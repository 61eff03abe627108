import { execFileSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface PostgresServer {
  readonly url: string;
  stop(): void;
}

const DEBIAN = "/usr/lib/postgresql";

/**
 * A real PostgreSQL to test against: the one in DATABASE_URL, else a passing one from Debian's package; null
 * when there is neither.
 */
export function startPostgres(): PostgresServer | null {
  const given = process.env.DATABASE_URL;
  if (given) return { url: given, stop: () => {} };
  const version = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort().at(-1) : undefined;
  if (version === undefined) return null;
  const bin = join(DEBIAN, version, "bin");
  const folder = mkdtempSync(join(tmpdir(), "stella-postgres-"));
  // PostgreSQL refuses to run as root.
  const isRoot = process.getuid?.() === 0;
  const run = (program: string, ...args: string[]) =>
    isRoot
      ? execFileSync("runuser", ["-u", "postgres", "--", join(bin, program), ...args], { stdio: "pipe" })
      : execFileSync(join(bin, program), args, { stdio: "pipe" });
  if (isRoot) {
    const id = (flag: string) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
    chownSync(folder, id("-u"), id("-g"));
  }
  const data = join(folder, "data");
  run("initdb", "-D", data, "-U", "stella", "-A", "trust", "--no-sync");
  // A socket in the folder and no TCP: nothing else on this machine can be in the way.
  run(
    "pg_ctl",
    "-D",
    data,
    "-w",
    "-l",
    join(folder, "log"),
    "-o",
    `-k ${folder} -c listen_addresses=''`,
    "start",
  );
  return {
    url: `postgres://stella@/postgres?host=${encodeURIComponent(folder)}`,
    stop: () => {
      run("pg_ctl", "-D", data, "-m", "immediate", "stop");
      rmSync(folder, { recursive: true });
    },
  };
}
