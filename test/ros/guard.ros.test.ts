import { statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { whyNotRos } from "../../robot/ros/adapters/rclnodejs-guard.ts";
import { rclnodejsFolder } from "../../robot/ros/adapters/rclnodejs-interfaces.ts";
import { onRealGraph } from "./real-graph.ts";

onRealGraph("the guard, where ROS 2 is", () => {
  test("lets a good environment pass", async () => {
    expect(await whyNotRos(process.env)).toBeNull();
  });

  test("names a middleware that is not installed", async () => {
    const fault = await whyNotRos({ ...process.env, RMW_IMPLEMENTATION: "rmw_semaphore_cpp" });
    expect(fault).toMatchObject({
      code: "ros.wrong-rmw",
      what: expect.stringContaining("rmw_semaphore_cpp"),
      remedy: expect.stringContaining("ros-"),
    });
  });

  test("finds a library that does not load, and leaves it as it was", async () => {
    const library = join(rclnodejsFolder() ?? "", "build", "Release", "rclnodejs.node");
    const before = statSync(library, { throwIfNoEntry: false })?.mtimeMs;
    const fault = await whyNotRos({ ...process.env, LD_LIBRARY_PATH: "/nowhere" });
    expect(fault).toMatchObject({ code: "ros.client-broken", what: expect.stringContaining("librcl") });
    expect(statSync(library, { throwIfNoEntry: false })?.mtimeMs).toBe(before);
  });

  test("finds a client that was built for another distribution", async () => {
    const fault = await whyNotRos({ ...process.env, ROS_DISTRO: "atlantis" });
    expect(fault?.code).toMatch(/^ros\.client-(broken|missing)$/);
  });
});
