import { expect, test } from "vitest";
import { UsageError } from "./command.ts";
import { hubStorage } from "./hub-storage.ts";

test("leads are kept in the database that is named, else in the folder, else in the usual one", () => {
  expect(hubStorage("leads", "postgres://hub@db/leads")).toBe("postgres://hub@db/leads");
  expect(hubStorage("leads", "")).toBe("leads");
  expect(hubStorage(undefined, "")).toBe("var/crm");
});

test.each(["leads", "mysql://root:secret@db/leads", "postgres://"])(
  "the address %j is no folder; it is refused without telling the password",
  (address) => {
    expect(() => hubStorage(undefined, address)).toThrow(UsageError);
    expect(() => hubStorage(undefined, address)).not.toThrow(/secret/);
  },
);
