import type { Clock } from "../../robot/kernel/clock.ts";
import { isAbort } from "../../robot/kernel/fault.ts";
import type { VideoFrame } from "../../robot/kernel/frames.ts";
import type { JournalEntry } from "../../robot/kernel/journal.ts";
import type { RobotHealth } from "../../robot/kernel/robot-health.ts";
import type { News } from "../../robot/news.ts";
import type { LobbyView } from "../view.ts";
import type { AboutDesk, DeskToPage, LobbyStanding, TimedNews } from "./desk-messages.ts";
import type { PageId, Stage } from "./stage.ts";

/** A packed RGB picture as a JPEG file. */
export type EncodeJpeg = (frame: VideoFrame) => Promise<Uint8Array>;

export interface DeskParts {
  readonly stage: Stage;
  /** Of the host: whoever looks lives in its time, also while the lobby stands still. */
  readonly host: Pick<Clock, "sleep">;
  /** Of the robot. */
  readonly clock: Pick<Clock, "now">;
  readonly encode: EncodeJpeg;
  /** As it is when a page opens. */
  about(): AboutDesk;
  view(): LobbyView;
  /** Null while there is no robot yet. */
  health(): RobotHealth | null;
  standing(): LobbyStanding;
}

const VIEW_EVERY_MS = 33;
/** Of these, news go out with every third and how things stand with every fifteenth. */
const NEWS_EVERY_VIEWS = 3;
const HEALTH_EVERY_VIEWS = 15;
/** A tenth of a second brings a dozen; whoever brings more is no robot. */
const MOST_NEWS = 200;
const MOST_ENTRIES = 500;
/** What a page that opens late is told of the past. */
const KEPT_ENTRIES = 300;
/** Pictures wait for what the robot makes of them; the detector is never further behind than this. */
const KEPT_PICTURES = 6;

/**
 * Brings what happens at the robot's desk to the lobby's pages: gathered, bounded, and only while a page is open.
 * What it is told are words and faces: it keeps none of it but the last of each kind, and journals nothing.
 */
export class Desk {
  private readonly parts: DeskParts;
  private readonly pages = new Set<PageId>();
  private news: TimedNews[] = [];
  private readonly latest = new Map<News["type"], TimedNews>();
  private entries: JournalEntry[] = [];
  private kept: JournalEntry[] = [];
  private pictures: VideoFrame[] = [];
  private encoding = false;

  constructor(parts: DeskParts) {
    this.parts = parts;
  }

  /** Listens for pages from now on. */
  attend(): void {
    this.parts.stage.on({ opened: (page) => this.welcome(page), left: (page) => this.pages.delete(page) });
  }

  readonly tell = (news: News): void => {
    // A pairing code is for whoever stands before the robot.
    if (news.type === "pairing") return;
    const timed = { at: this.parts.clock.now(), news };
    this.latest.set(news.type, timed);
    if (this.pages.size === 0) return;
    this.news = [...this.news.slice(-MOST_NEWS), timed];
    if (news.type === "scene") this.develop(news.scene.frame);
  };

  readonly log = (entry: JournalEntry): void => {
    this.kept = [...this.kept.slice(1 - KEPT_ENTRIES), entry];
    if (this.pages.size > 0) this.entries = [...this.entries.slice(1 - MOST_ENTRIES), entry];
  };

  /** What the camera has taken; it is shown when the robot has looked at it. */
  readonly see = (frame: VideoFrame): void => {
    if (this.pages.size > 0) this.pictures = [...this.pictures.slice(1 - KEPT_PICTURES), frame];
  };

  /** Until the signal is aborted. */
  async run(signal: AbortSignal): Promise<void> {
    try {
      for (let round = 0; ; round++) {
        await this.parts.host.sleep(VIEW_EVERY_MS, signal);
        if (this.pages.size === 0) continue;
        this.broadcast({ type: "view", view: this.parts.view() });
        if (round % NEWS_EVERY_VIEWS === 0) this.flush();
        if (round % HEALTH_EVERY_VIEWS === 0) this.tellHealth();
      }
    } catch (error) {
      if (!isAbort(error, signal)) throw error;
    }
  }

  private welcome(page: PageId): void {
    this.pages.add(page);
    const { stage, about, standing } = this.parts;
    const messages: DeskToPage[] = [
      { type: "about", about: about() },
      { type: "standing", standing: standing() },
      { type: "journal", entries: this.kept },
      { type: "news", news: [...this.latest.values()].sort(byTime) },
    ];
    for (const message of messages) stage.send(page, message);
  }

  private tellHealth(): void {
    const health = this.parts.health();
    if (health) this.broadcast({ type: "health", health });
  }

  private flush(): void {
    const { news, entries } = this;
    this.news = [];
    this.entries = [];
    if (news.length > 0) this.broadcast({ type: "news", news });
    if (entries.length > 0) this.broadcast({ type: "journal", entries });
    this.broadcast({ type: "standing", standing: this.parts.standing() });
  }

  private develop(index: number): void {
    const frame = this.pictures.find((picture) => picture.index === index);
    if (!frame || this.encoding) return;
    this.encoding = true;
    void this.parts.encode(frame).then((jpeg) => {
      this.encoding = false;
      this.broadcast({ type: "picture", frame: index, jpegBase64: base64(jpeg) });
    });
  }

  private broadcast(message: Parameters<Stage["broadcast"]>[0]): void {
    this.parts.stage.broadcast(message);
  }
}

function byTime(a: TimedNews, b: TimedNews): number {
  return a.at - b.at;
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");
}
