import { readdirSync, readFileSync } from "node:fs";

/** Linux counts processor time in hundredths of a second. */
const TICK_MS = 10;

/**
 * Of this process while the work is done, all its threads together, in milliseconds. What its children take is not in it:
 * {@link processorMsOf} tells that, as long as they live.
 */
export async function processorMs(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Of this process's children and all of theirs whose name begins so, in milliseconds; those that ended are not counted. */
export function processorMsOf(name: string): number {
  const known = new Map<number, Stat>();
  for (const entry of readdirSync("/proc")) {
    const stat = /^\d+$/.test(entry) ? statOf(entry) : null;
    if (stat) known.set(Number(entry), stat);
  }
  let sum = 0;
  for (const [pid, stat] of known) {
    if (stat.name.startsWith(name) && descends(known, pid)) sum += stat.ticks * TICK_MS;
  }
  return sum;
}

interface Stat {
  readonly name: string;
  readonly parent: number;
  readonly ticks: number;
}

function statOf(pid: string): Stat | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name may hold spaces and brackets; what follows the last bracket does not.
    const end = text.lastIndexOf(")");
    const [, parent, ...rest] = text.slice(end + 2).split(" ");
    const [user = 0, system = 0] = rest.slice(9, 11).map(Number);
    return { name: text.slice(text.indexOf("(") + 1, end), parent: Number(parent), ticks: user + system };
  } catch {
    // It ended meanwhile.
    return null;
  }
}

function descends(known: ReadonlyMap<number, Stat>, pid: number): boolean {
  for (let at: number | undefined = pid; at !== undefined && at > 1; at = known.get(at)?.parent) {
    if (at === process.pid) return true;
  }
  return false;
}
