import type { Screen } from "../robot/dialogue/screen.ts";
import { bestOf } from "../robot/dialogue/screen-condition.ts";

/** Several displays that show the same: the kiosk page for whoever watches, and the one the simulated visitor sees. */
export function mirrored(screens: readonly Screen[]): Screen {
  return {
    show: (message) => {
      for (const screen of screens) screen.show(message);
    },
    onTouch: (listener) => {
      for (const screen of screens) screen.onTouch(listener);
    },
    condition: () => bestOf(screens.map((screen) => screen.condition())),
    reload: () => {
      for (const screen of screens) screen.reload();
    },
  };
}
