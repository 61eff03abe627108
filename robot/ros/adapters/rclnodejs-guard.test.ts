import { describe, expect, test } from "vitest";
import { whyNotRos } from "./rclnodejs-guard.ts";
import { rclnodejsFolder } from "./rclnodejs-interfaces.ts";

describe("the guard before ROS 2", () => {
  test.each([
    ["nothing", {}],
    ["only a distribution", { ROS_DISTRO: "humble" }],
    ["only a workspace", { AMENT_PREFIX_PATH: "/opt/ros/humble" }],
    ["empty values", { ROS_DISTRO: "", AMENT_PREFIX_PATH: "" }],
  ])("calls a shell with %s not sourced, and looks no further", async (_what, environment) => {
    expect(await whyNotRos(environment)).toMatchObject({
      code: "ros.not-sourced",
      remedy: expect.stringContaining("setup.bash"),
    });
  });

  test("refuses a ROS 2 that is not there or is another, and names the command that helps", async () => {
    const environment = { ...process.env, ROS_DISTRO: "atlantis", AMENT_PREFIX_PATH: "/opt/ros/atlantis" };
    const fault = await whyNotRos(environment);
    // Missing as well where it is installed and was never built.
    const codes = rclnodejsFolder() === null ? /^ros\.client-missing$/ : /^ros\.client-(missing|broken)$/;
    expect(fault?.code).toMatch(codes);
    expect(fault?.remedy).toContain("npm run ros:install");
  });
});
