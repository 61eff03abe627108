import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { LinkDialler } from "../../robot/sync/link.ts";

/** A link's two ends: the dialler under test, and a hub that the test plays. */
export interface LinkUnderTest {
  readonly dialler: LinkDialler;
  /** The hub's end of the latest connection. */
  readonly hub: {
    readonly heard: readonly string[];
    /** Whether the robot's side has ended. */
    gone(): boolean;
    send(text: string): void;
    hangUp(): void;
  };
  /** Nobody answers at the hub's address from now on. */
  takeHubAway(): Promise<void>;
  /** Lets things happen until `done`, in whatever way time passes here; fails after a good while. */
  until(done: () => boolean): Promise<void>;
  tidy(): Promise<void>;
}

/** What every link promises. */
export function linkContract(name: string, make: () => Promise<LinkUnderTest>): void {
  describe(name, () => {
    let world: LinkUnderTest;
    beforeEach(async () => {
      world = await make();
    });
    afterEach(() => world.tidy());

    const dial = async (signal = new AbortController().signal) => {
      const messages: string[] = [];
      const closed: string[] = [];
      let connected = false;
      const dialling = world.dialler
        .dial(
          {
            message: (text) => {
              expect(closed, "a message after the end").toEqual([]);
              messages.push(text);
            },
            closed: (why) => closed.push(why),
          },
          signal,
        )
        .finally(() => {
          connected = true;
        });
      // Awaited below; a rejection must not count as unhandled until then.
      dialling.catch(() => {});
      await world.until(() => connected);
      return { link: await dialling, messages, closed };
    };

    test("messages arrive whole and in order, both ways", async () => {
      const { link, messages } = await dial();
      const texts = Array.from({ length: 200 }, (_, index) => `${index} ñ 漢 ${"x".repeat(index * 20)}`);
      for (const text of texts) expect(link.send(text)).toBe(true);
      await world.until(() => world.hub.heard.length === texts.length);
      for (const text of texts) world.hub.send(text);
      await world.until(() => messages.length === texts.length);
      expect(world.hub.heard).toEqual(texts);
      expect(messages).toEqual(texts);
      link.close();
    });

    test("the end is told once when the hub hangs up, and nothing is taken afterwards", async () => {
      const { link, closed } = await dial();
      world.hub.hangUp();
      await world.until(() => closed.length > 0);
      expect(link.send("too late")).toBe(false);
      link.close();
      expect(closed).toHaveLength(1);
    });

    test("closing tells the end once to both sides, and twice is harmless", async () => {
      const { link, closed } = await dial();
      link.close();
      link.close();
      expect(link.send("too late")).toBe(false);
      await world.until(() => closed.length > 0 && world.hub.gone());
      expect(closed).toHaveLength(1);
      expect(world.hub.heard).toEqual([]);
    });

    test("what was sent before closing still arrives", async () => {
      const { link } = await dial();
      link.send("last words");
      link.close();
      await world.until(() => world.hub.gone());
      expect(world.hub.heard).toEqual(["last words"]);
    });

    test("dialling a hub that is not there throws a fault of the link", async () => {
      await world.takeHubAway();
      await expect(dial()).rejects.toMatchObject({
        name: "Fault",
        code: expect.stringMatching(/^link\./),
      });
    });

    test("dialling is given up when the signal says so", async () => {
      const reason = new Error("changed our mind");
      await expect(dial(AbortSignal.abort(reason))).rejects.toBe(reason);
    });

    test("dialling is given up in the middle too, and the link that never was tells no end", async () => {
      const closed: string[] = [];
      const stop = new AbortController();
      const reason = new Error("changed our mind");
      const dialling = world.dialler.dial(
        { message: () => {}, closed: (why) => closed.push(why) },
        stop.signal,
      );
      stop.abort(reason);
      await expect(dialling).rejects.toBe(reason);
      expect(closed).toEqual([]);
    });

    test("an abort after the connection came about changes nothing", async () => {
      const stop = new AbortController();
      const { link, closed } = await dial(stop.signal);
      stop.abort();
      link.send("still here");
      await world.until(() => world.hub.heard.includes("still here"));
      expect(closed).toEqual([]);
      link.close();
    });

    test("a new connection works after the last one ended", async () => {
      const first = await dial();
      world.hub.hangUp();
      await world.until(() => first.closed.length > 0);
      const second = await dial();
      second.link.send("back again");
      await world.until(() => world.hub.heard.includes("back again"));
      second.link.close();
    });
  });
}
