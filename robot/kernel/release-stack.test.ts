import { expect, it } from "vitest";
import { ReleaseStack } from "./release-stack.ts";

it("releases in reverse order, waiting for each", async () => {
  const released: string[] = [];
  const opened = new ReleaseStack();
  opened.defer(() => {
    released.push("database");
  });
  opened.defer(async () => {
    await Promise.resolve();
    released.push("server");
  });
  await opened.release();
  expect(released).toEqual(["server", "database"]);
});

it("releases the rest when one fails, and then tells of the failure", async () => {
  const released: string[] = [];
  const opened = new ReleaseStack();
  opened.defer(() => {
    released.push("database");
  });
  opened.defer(() => Promise.reject(new Error("the server would not close")));
  await expect(opened.release()).rejects.toThrow("the server would not close");
  expect(released).toEqual(["database"]);
});
