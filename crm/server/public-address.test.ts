import { describe, expect, test } from "vitest";
import { PublicAddress } from "./public-address.ts";

describe("a hub that was told its public address", () => {
  const address = new PublicAddress({ publicUrl: "https://crm.example/" });

  test("stands in links with it, wherever it listens", () => {
    address.listensAt("http://127.0.0.1:8610");
    expect(address.linkTo("/leads/1")).toBe("https://crm.example/#/leads/1");
    expect(address.isHttps).toBe(true);
    expect(address.isAt("crm.example")).toBe(true);
  });

  test.each([
    "http://crm.example",
    "https://crm.example.evil.example",
    "https://crm.example:444",
    "http://127.0.0.1:8610",
    "null",
  ])("is not the origin %s", (origin) => {
    expect(address.owns(origin, "crm.example")).toBe(false);
    expect(address.owns("https://crm.example", "127.0.0.1:8610")).toBe(true);
  });
});

describe("a hub that was told none", () => {
  const address = new PublicAddress({ publicUrl: null });

  test("has no host in its links until it listens", () => {
    expect(address.linkTo("/leads/1")).toBe("/#/leads/1");
    address.listensAt("http://127.0.0.1:8610");
    expect(address.linkTo("/leads/1")).toBe("http://127.0.0.1:8610/#/leads/1");
    expect(address.isAt("127.0.0.1:8610")).toBe(false);
  });

  test("owns the origin that a request was sent to, and no other", () => {
    expect(address.owns("http://192.168.1.5:8610", "192.168.1.5:8610")).toBe(true);
    expect(address.owns("http://192.168.1.5:8611", "192.168.1.5:8610")).toBe(false);
    expect(address.owns("http://undefined", undefined)).toBe(false);
  });
});
