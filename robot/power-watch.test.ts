import { expect, it } from "vitest";
import { silentJournal } from "./kernel/journal.ts";
import { ManualClock } from "./kernel/manual-clock.ts";
import { powerConfig } from "./power-config.ts";
import { PowerWatch } from "./power-watch.ts";

it("tells everybody by the same bounds how much charge is left", async () => {
  const clock = new ManualClock();
  const battery = { charge: () => ({ share: 0.25, charging: false }) };
  const desk = { state: "waiting" as const, serve: async () => undefined };
  const rules = powerConfig.parse({ lowShare: 0.3 });
  const watch = new PowerWatch({ battery, clock, journal: silentJournal }, rules, desk);
  const stop = new AbortController();
  const running = watch.run(stop.signal);
  await clock.advance(1000);
  expect(watch.health()).toEqual({ share: 0.25, charging: false, level: "low" });
  watch.adopt(powerConfig.parse({ lowShare: 0, criticalShare: 0 }));
  await clock.advance(1000);
  expect(watch.health()?.level).toBe("enough");
  stop.abort(new Error("enough seen"));
  await clock.settle();
  await running;
});
