import type { BackOffice } from "./back-office.ts";
import type { Effect } from "./dialogue/effect.ts";
import type { Screen } from "./dialogue/screen.ts";
import type { Ears } from "./ears.ts";
import type { Journal } from "./kernel/journal.ts";
import type { Mouth } from "./mouth.ts";
import type { Regard } from "./regard.ts";

/** What the conversation acts with. */
interface Organs {
  readonly mouth: Mouth;
  readonly ears: Ears;
  readonly regard: Regard;
  readonly office: BackOffice;
  readonly screen: Screen;
  readonly journal: Journal;
}

/** Does what the conversation wants done. */
export function perform(effect: Effect, { mouth, ears, regard, office, screen, journal }: Organs): void {
  switch (effect.type) {
    case "say":
      mouth.say(effect);
      return;
    case "voice":
      mouth.change(effect.change);
      return;
    case "hush":
      mouth.hush();
      return;
    case "show":
      screen.show(effect.message);
      return;
    case "listen":
      ears.listenFor(effect.expectation);
      journal.info("dialogue.listens", { question: effect.expectation?.question ?? null });
      return;
    case "lookAt":
      regard.lookAt(effect.target);
      return;
    case "file":
      office.file(effect.record);
      return;
    case "alert-staff":
      journal.warn("staff.alerted", { reason: effect.reason });
      return;
    case "wipe":
      ears.wipe();
      mouth.forget();
      screen.show({ type: "wipe" });
      journal.info("visit.wiped");
      regard.release();
      return;
    case "ended":
      office.report(effect);
      return;
  }
}
