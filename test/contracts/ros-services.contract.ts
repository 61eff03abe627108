import { describe, expect, test } from "vitest";
import { SET_BOOL } from "./graph-peer.ts";
import { complaintsOf, type GraphUnderTest } from "./graph-under-test.ts";

/** What every graph promises of its services. */
export function serviceContract(world: () => GraphUnderTest): void {
  describe("services", () => {
    test("are answered, now or later", async () => {
      world().graph.serve({ ...SET_BOOL, name: "~/now" }, ({ data }) => ({ success: data, message: "now" }));
      world().graph.serve({ ...SET_BOOL, name: "~/later" }, async ({ data }) => {
        await world().pause();
        return { success: !data, message: "later" };
      });
      expect(await world().peer.ask("/receptionist/now", true)).toEqual({ success: true, message: "now" });
      expect(await world().peer.ask("/receptionist/later", true)).toEqual({
        success: false,
        message: "later",
      });
    });

    test("whose handler throws, at once or later, answer with the type's defaults, and it is reported", async () => {
      world().graph.serve({ ...SET_BOOL, name: "~/now" }, () => {
        throw new Error("at once");
      });
      world().graph.serve({ ...SET_BOOL, name: "~/later" }, async () => {
        await world().pause();
        throw new Error("later");
      });
      for (const each of ["now", "later", "now"]) {
        expect(await world().peer.ask(`/receptionist/${each}`, true)).toEqual({
          success: false,
          message: "",
        });
      }
      expect(complaintsOf(world())).toEqual([
        "/receptionist/now: at once",
        "/receptionist/later: later",
        "/receptionist/now: at once",
      ]);
    });

    test("are asked of others, also before they are there", async () => {
      const early = world().graph.call(SET_BOOL, { data: true }, AbortSignal.timeout(20_000));
      await world().pause();
      await world().peer.offer();
      expect(await early).toEqual({ success: true, message: "the peer" });
      const next = await world().graph.call(SET_BOOL, { data: false }, AbortSignal.timeout(20_000));
      expect(next).toEqual({ success: false, message: "the peer" });
    });

    test("that nobody offers, or no longer, are a fault when the patience ends", async () => {
      const patience = new AbortController();
      const asking = world().graph.call(SET_BOOL, { data: true }, patience.signal);
      const refused = expect(asking).rejects.toMatchObject({ code: "ros.no-answer" });
      await world().pause();
      patience.abort();
      await refused;
      const release = world().graph.serve({ ...SET_BOOL, name: "~/gone" }, () => new Promise(() => {}));
      const lost = world().graph.call(
        { ...SET_BOOL, name: "~/gone" },
        { data: true },
        AbortSignal.timeout(300),
      );
      release();
      release();
      await expect(lost).rejects.toMatchObject({ code: "ros.no-answer" });
    });
  });
}
