import type { Clock, Instant } from "../../robot/kernel/clock.ts";
import type { CameraGeometry } from "../../robot/kernel/geometry.ts";
import type { Journal } from "../../robot/kernel/journal.ts";
import type { Painter } from "../rendering/painter.ts";
import type { LobbyView } from "../view.ts";
import type { FromPage } from "./from-page.ts";
import { type PageSeen, painterAmong } from "./painting-role.ts";
import { type PictureMessage, pictureIn } from "./picture-message.ts";
import type { PageId, Stage } from "./stage.ts";

/** A page that has not drawn by then is given up for this picture: software rendering takes about 120 ms. */
const LATE_MS = 1500;
/** A page that was late is asked again after this long, or when its picture comes after all. */
const ASK_AGAIN_MS = 5000;

export interface PagePainterParts {
  readonly stage: Stage;
  /** Draws whenever no page does. */
  readonly standIn: Painter;
  /** The host's own time: how long a page takes is a matter of this machine, while the lobby's time stands still. */
  readonly hostClock: Clock;
  readonly journal: Journal;
}

type Absence = "no-page" | "left" | "late";

/** Has the open page draw what the robot's camera sees; when there is none, or it is lost or late, the stand-in does. */
export class PagePainter implements Painter {
  private readonly parts: PagePainterParts;
  private readonly pages = new Map<PageId, PageSeen>();
  private readonly asked = new Map<
    number,
    { page: PageId; answer(picture: PictureMessage | Absence): void }
  >();
  private drawing: "page" | "stand-in" | null = null;
  private painting: PageId | null = null;
  private nextId = 1;
  private askAgainAt: Instant | null = null;

  constructor(parts: PagePainterParts) {
    this.parts = parts;
  }

  /** Listens for pages from now on. */
  attend(): void {
    this.parts.stage.on({
      opened: (page) => this.seen(page, { paints: false, visible: true }),
      left: (page) => this.forget(page),
      message: (message, page) => this.take(message, page),
      bytes: (bytes) => this.receive(bytes),
    });
  }

  async picture(view: LobbyView, camera: CameraGeometry): Promise<Uint8Array> {
    const picture = await this.fromPage(view, camera);
    const { journal, standIn } = this.parts;
    const drawing = typeof picture === "string" ? "stand-in" : "page";
    if (drawing !== this.drawing) {
      if (typeof picture !== "string") journal.info("painter.page-draws");
      else journal.info("painter.stands-in", { why: picture });
    }
    this.drawing = drawing;
    return typeof picture === "string" ? standIn.picture(view, camera) : picture.rgb;
  }

  private async fromPage(view: LobbyView, camera: CameraGeometry): Promise<PictureMessage | Absence> {
    const { stage, hostClock } = this.parts;
    const page = this.painting;
    if (page === null) return "no-page";
    if (this.askAgainAt !== null && hostClock.now() < this.askAgainAt) return "late";
    const id = this.nextId++;
    const done = new AbortController();
    const answered = new Promise<PictureMessage | Absence>((answer) => this.asked.set(id, { page, answer }));
    const late = hostClock.sleep(LATE_MS, done.signal).then(
      () => "late" as const,
      () => "late" as const,
    );
    stage.send(page, { type: "shoot", id, view, camera });
    const picture = await Promise.race([answered, late]);
    done.abort(new Error("answered"));
    this.asked.delete(id);
    if (picture === "late") {
      this.askAgainAt = (hostClock.now() + ASK_AGAIN_MS) as Instant;
      return picture;
    }
    if (typeof picture === "string") return picture;
    return picture.widthPx === camera.widthPx && picture.heightPx === camera.heightPx ? picture : "late";
  }

  private receive(bytes: Uint8Array): void {
    const picture = pictureIn(bytes);
    if (!picture) return;
    this.askAgainAt = null;
    this.asked.get(picture.id)?.answer(picture);
  }

  private take(message: FromPage, page: PageId): void {
    const before = this.pages.get(page);
    if (!before) return;
    if (message.type === "hello") this.seen(page, { ...before, paints: message.paints });
    if (message.type === "visible") this.seen(page, { ...before, visible: message.visible });
  }

  private seen(page: PageId, as: PageSeen): void {
    this.pages.set(page, as);
    this.assign();
  }

  private forget(page: PageId): void {
    this.pages.delete(page);
    for (const one of this.asked.values()) if (one.page === page) one.answer("left");
    this.assign();
  }

  /** Every page is told its part whenever the parts or their number change. */
  private assign(): void {
    const painting = painterAmong(this.pages);
    if (painting !== this.painting) this.askAgainAt = null;
    this.painting = painting;
    for (const page of this.pages.keys()) {
      this.parts.stage.send(page, {
        type: "role",
        paints: page === painting,
        pagesOpen: this.pages.size,
      });
    }
  }
}
