import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import packageJson from "../../package.json" with { type: "json" };
import { debianPackages, installLine, missingPackages } from "./debian-packages.mjs";
import { lastLineOf } from "./last-line.mjs";
import { oldestNode, whyNodeWillNotDo } from "./node-version.mjs";
import { holdsAll } from "./npm-packages.mjs";
import { programOf } from "./prepare.mjs";
import { partsToMake, rosIsSourced } from "./ros-client.mjs";

describe("the version of Node", () => {
  it.each(["v20.20.0", "v20.21.3", "v22.1.0", "v100.0.0"])("will do when it is %s", (version) => {
    expect(whyNodeWillNotDo(version)).toBeNull();
  });

  it.each(["v20.19.5", "v18.20.0", "v9.11.2", "nonsense"])(
    "is turned away when it is %s, by name",
    (version) => {
      expect(whyNodeWillNotDo(version)).toContain(version);
    },
  );

  it("is the one that package.json asks for", () => {
    expect(packageJson.engines.node).toBe(`>=${oldestNode.major}.${oldestNode.minor}`);
  });
});

describe("Debian packages", () => {
  it("are missing only when nothing that shows them is there", () => {
    const missing = missingPackages(debianPackages, (place) => place === "clang++" || place === "sox");
    const names = missing.map((one) => one.package);
    expect(names).toContain("chromium");
    expect(names).not.toContain("g++");
    expect(names).not.toContain("sox");
  });

  it("are named in one line to be typed", () => {
    const line = installLine(debianPackages.filter((one) => ["sox", "flite"].includes(one.package)));
    expect(line).toBe("sudo apt-get install -y --no-install-recommends flite sox");
  });
});

describe("the installed npm packages", () => {
  const wanted = {
    packages: {
      "": { version: "0.1.0" },
      "node_modules/zod": { version: "4.0.0" },
      "node_modules/for-another-platform": { version: "1.0.0", optional: true },
    },
  };
  const holding = (packages: Record<string, { version: string }>) => holdsAll({ packages }, wanted);

  it("are enough without what is for another platform", () => {
    expect(holding({ "node_modules/zod": { version: "4.0.0" } })).toBe(true);
  });

  it("are not enough when one is missing or of another version", () => {
    expect(holding({})).toBe(false);
    expect(holding({ "node_modules/zod": { version: "3.9.9" } })).toBe(false);
  });
});

describe("the ROS 2 client", () => {
  const humble = { library: "humble in /opt/ros/humble", interfaces: { std_msgs: "a", hri_msgs: "b" } };

  it("is made whole for a distribution that it was not made for", () => {
    const everything = { library: true, interfaces: true };
    expect(partsToMake(humble, null)).toEqual(everything);
    expect(partsToMake(humble, { ...humble, library: "jazzy in /opt/ros/jazzy" })).toEqual(everything);
  });

  it("learns what a workspace adds or changes, and forgets nothing in a shell without it", () => {
    const withWorkspace = { ...humble, interfaces: { ...humble.interfaces, stella: "c" } };
    expect(partsToMake(humble, humble)).toEqual({ library: false, interfaces: false });
    expect(partsToMake(withWorkspace, humble)).toEqual({ library: false, interfaces: true });
    expect(partsToMake(humble, withWorkspace)).toEqual({ library: false, interfaces: false });
    const changed = { ...humble, interfaces: { ...humble.interfaces, std_msgs: "z" } };
    expect(partsToMake(changed, withWorkspace)).toEqual({ library: false, interfaces: true });
  });

  it("is not made without a sourced ROS 2", () => {
    expect(rosIsSourced({})).toBe(false);
    expect(rosIsSourced({ ROS_DISTRO: "humble" })).toBe(false);
    expect(rosIsSourced({ ROS_DISTRO: "humble", AMENT_PREFIX_PATH: "/opt/ros/humble" })).toBe(true);
  });

  it("is brought along without running its scripts, in the one version that was tried", () => {
    expect(packageJson.optionalDependencies.rclnodejs).toMatch(/^\d+\.\d+\.\d+$/);
    expect(packageJson.allowScripts.rclnodejs).toBe(false);
  });
});

describe("the lockfile", () => {
  it("names every optional package, also those for other platforms, without which npm ci refuses it", async () => {
    const { packages }: { packages: Record<string, { optionalDependencies?: Record<string, string> }> } =
      JSON.parse(await readFile(new URL("../../package-lock.json", import.meta.url), "utf8"));
    const locked = new Set(
      Object.keys(packages).map((place) => place.slice(place.lastIndexOf("node_modules/") + 13)),
    );
    const optional = Object.values(packages).flatMap((entry) =>
      Object.keys(entry.optionalDependencies ?? {}),
    );
    expect(optional.filter((name) => !locked.has(name))).toEqual([]);
  });
});

describe("the last line of npm test", () => {
  it("names skipped tests only when there are some", () => {
    expect(lastLineOf({ passed: 12, failed: [], skipped: [] })).toBe("12 passed, 0 failed");
    expect(lastLineOf({ passed: 12, failed: [{}], skipped: [{}] })).toBe("12 passed, 1 failed, 1 skipped");
  });

  it("counts a file that cannot be loaded and a rejection that nobody awaited as failures", async () => {
    const folder = await mkdtemp(join(tmpdir(), "stella-totals-"));
    try {
      await writeFile(
        join(folder, "some.test.mjs"),
        `it("passes", () => {});
         it("fails", () => { throw new Error("no") });
         it("is skipped", (ctx) => ctx.skip("no ears"));
         describe.skip("the ears (skipped where there are none)", () => { it("hear", () => {}); });
         describe.skip("the graph (skipped: no ROS)", () => { it("speaks", () => {}); });
         it("leaves a rejection behind", () => { Promise.reject(new Error("nobody waits")) });`,
      );
      await writeFile(join(folder, "broken.test.mjs"), "this is not JavaScript");
      const path = join(folder, "totals.json");
      const reporter = join(import.meta.dirname, "totals-reporter.mjs");
      const words = ["run", "--globals", `--root=${folder}`, `--reporter=${reporter}`];
      spawnSync(process.execPath, [programOf("vitest", "vitest.mjs"), ...words], {
        stdio: "ignore",
        env: { ...process.env, STELLA_TOTALS: path },
      });
      expect(JSON.parse(await readFile(path, "utf8"))).toEqual({
        passed: 2,
        failed: [
          { name: "outside any test", reason: "nobody waits" },
          { name: "broken.test.mjs", reason: expect.stringContaining("Parse") },
          { name: "some.test.mjs > fails", reason: "no" },
        ],
        skipped: [
          { name: "is skipped", reason: "no ears" },
          {
            name: "the ears (skipped where there are none) > hear",
            reason: "skipped where there are none",
          },
          { name: "the graph (skipped: no ROS) > speaks", reason: "no ROS" },
        ],
      });
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
