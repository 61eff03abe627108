import { describe, expect, it } from "vitest";
import { noticesOf, watchOptionsOf, withFoxglovePort } from "./record-options.ts";

describe("--foxglove", () => {
  it.each([
    [["--foxglove"], ["--foxglove=8765"]],
    [
      ["--foxglove", "--record", "a.mcap"],
      ["--foxglove=8765", "--record", "a.mcap"],
    ],
    [
      ["--foxglove", "9000"],
      ["--foxglove", "9000"],
    ],
    [
      ["--foxglove", "0.0.0.0:9000"],
      ["--foxglove", "0.0.0.0:9000"],
    ],
  ])("%j means %j", (args, meant) => {
    expect(withFoxglovePort(args)).toEqual(meant);
  });

  it("stays on this machine unless a host is named, and then says who can watch", () => {
    const here = watchOptionsOf({ foxglove: "8765" });
    const everywhere = watchOptionsOf({ foxglove: "0.0.0.0:8765" });

    expect(here.foxglove).toEqual({ host: "127.0.0.1", port: 8765 });
    expect(noticesOf(here)).toEqual([]);
    expect(everywhere.foxglove).toEqual({ host: "0.0.0.0", port: 8765 });
    expect(noticesOf(everywhere)).toEqual([expect.stringContaining("nobody is asked for a password")]);
  });

  it.each(["high", "99999", "a:b:1", ""])("refuses %j", (text) => {
    expect(() => watchOptionsOf({ foxglove: text })).toThrow("--foxglove takes a port");
  });
});

it("says what is recorded before it begins", () => {
  expect(noticesOf(watchOptionsOf({ record: "a.mcap" }))).toEqual([
    expect.stringContaining("faces, voices and words"),
  ]);
  expect(noticesOf(watchOptionsOf({}))).toEqual([]);
});
