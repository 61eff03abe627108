import { expect, it } from "vitest";
import { splitRosArguments } from "./ros-arguments.ts";

it("leaves a command line alone that has nothing for ROS in it", () => {
  expect(splitRosArguments(["--once", "--", "x"])).toEqual({ own: ["--once", "--", "x"], ros: [] });
});

it("gives ROS what follows --ros-args, as a launch file appends it", () => {
  const line = ["--once", "--ros-args", "-r", "__node:=lobby", "--params-file", "/tmp/p.yaml"];
  expect(splitRosArguments(line)).toEqual({ own: ["--once"], ros: line.slice(1) });
});

it("goes on with our own options after the two dashes that end ROS's, also several times", () => {
  const line = ["--ros-args", "-r", "a:=b", "--", "--once", "--ros-args", "-p", "x:=1"];
  expect(splitRosArguments(line)).toEqual({
    own: ["--once"],
    ros: ["--ros-args", "-r", "a:=b", "--", "--ros-args", "-p", "x:=1"],
  });
});
