import { expect, it } from "vitest";
import { reachableStrings } from "./reachable-strings.ts";

class Desk {
  private readonly drawer = new Map([["top", ["pen", { note: "Mary" }]]]);
  private readonly self = this;
  readonly others = { lobby: { visitor: "Noor" } };

  open(): unknown {
    return [this.drawer, this.self];
  }
}

it("finds private properties, map entries and rings, by their paths, and nothing behind what is excepted", () => {
  const desk = new Desk();
  const found = reachableStrings(desk, [desk.others.lobby]);
  expect(found).toContainEqual({ path: "drawer.top.1.note", text: "Mary" });
  expect(found.map(({ text }) => text)).not.toContain("Noor");
});
