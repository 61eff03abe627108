import { describe, expect, it } from "vitest";
import { EventLog, journalTo } from "../../robot/kernel/journal.ts";
import { ManualClock } from "../../robot/kernel/manual-clock.ts";
import { IDLE_FACE, type LobbyView } from "../view.ts";
import { PagePainter } from "./page-painter.ts";
import { painterAmong } from "./painting-role.ts";
import { encodePicture } from "./picture-message.ts";
import type { PageId } from "./stage.ts";
import { PagesInMemory } from "./testing/pages-in-memory.ts";

const camera = { widthPx: 4, heightPx: 2, fieldOfViewRad: 1, heightM: 1.6 };
const view: LobbyView = {
  atMs: 0,
  light: 1,
  people: [],
  head: { panRad: 0, tiltRad: 0 },
  face: IDLE_FACE,
};
const DRAWN_BY_PAGE = 7;
const DRAWN_BY_STAND_IN = 200;

/** Pages that can draw. */
class PaintingPages extends PagesInMemory {
  override opens(page: PageId, paints = true): void {
    super.opens(page);
    this.asks(page, { type: "hello", paints });
  }

  /** Answers the newest request that this page was sent. */
  draws(page: PageId): void {
    const shot = this.of(page, "shoot").at(-1);
    if (!shot) throw new Error(`page ${page} was not asked for a picture`);
    const rgb = new Uint8Array(24).fill(DRAWN_BY_PAGE);
    this.sendsBytes(page, encodePicture({ id: shot.id, widthPx: 4, heightPx: 2, rgb }));
  }

  paints(page: PageId): boolean | undefined {
    return this.of(page, "role").at(-1)?.paints;
  }
}

function setting() {
  const stage = new PaintingPages();
  const hostClock = new ManualClock();
  const log = new EventLog();
  const painter = new PagePainter({
    stage,
    hostClock,
    journal: journalTo(hostClock, [log.sink]),
    standIn: { picture: async () => new Uint8Array(24).fill(DRAWN_BY_STAND_IN) },
  });
  painter.attend();
  const events = () => log.entries.map(({ event, fields }) => [event, fields.why]);
  return { stage, hostClock, painter, events };
}

describe("the painter that asks the page", () => {
  it("lets the stand-in draw while no page is open, and says so once", async () => {
    const { painter, events } = setting();
    expect((await painter.picture(view, camera))[0]).toBe(DRAWN_BY_STAND_IN);
    expect((await painter.picture(view, camera))[0]).toBe(DRAWN_BY_STAND_IN);
    expect(events()).toEqual([["painter.stands-in", "no-page"]]);
  });

  it("takes the page's picture when there is one", async () => {
    const { painter, stage, events } = setting();
    stage.opens(1);
    const picture = painter.picture(view, camera);
    stage.draws(1);
    expect((await picture)[0]).toBe(DRAWN_BY_PAGE);
    expect(events()).toEqual([["painter.page-draws", undefined]]);
  });

  it("does not wait for a page that is closed while it draws", async () => {
    const { painter, stage, events } = setting();
    stage.opens(1);
    const picture = painter.picture(view, camera);
    stage.leaves(1);
    expect((await picture)[0]).toBe(DRAWN_BY_STAND_IN);
    expect(events()).toEqual([["painter.stands-in", "left"]]);
  });

  it("gives a page up that is late, and takes it back when it draws after all", async () => {
    const { painter, stage, hostClock, events } = setting();
    stage.opens(1);
    const first = painter.picture(view, camera);
    await hostClock.advance(2000);
    expect((await first)[0]).toBe(DRAWN_BY_STAND_IN);
    // Not asked again at once: each time would cost as long.
    expect((await painter.picture(view, camera))[0]).toBe(DRAWN_BY_STAND_IN);
    stage.draws(1);
    const later = painter.picture(view, camera);
    stage.draws(1);
    expect((await later)[0]).toBe(DRAWN_BY_PAGE);
    expect(events()).toEqual([
      ["painter.stands-in", "late"],
      ["painter.page-draws", undefined],
    ]);
  });

  it("has the newest page draw when it is open twice, and the older one again when that leaves", async () => {
    const { stage } = setting();
    stage.opens(1);
    stage.opens(2);
    expect([stage.paints(1), stage.paints(2)]).toEqual([false, true]);
    stage.leaves(2);
    expect(stage.paints(1)).toBe(true);
  });

  it("does not ask a page that nobody sees, nor one that cannot draw", () => {
    const seen = (paints: boolean, visible: boolean) => ({ paints, visible });
    expect(
      painterAmong(
        new Map([
          [1, seen(true, true)],
          [2, seen(true, false)],
          [3, seen(false, true)],
        ]),
      ),
    ).toBe(1);
    expect(painterAmong(new Map([[2, seen(true, false)]]))).toBeNull();
  });
});
