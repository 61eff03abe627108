import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { JournalEntry } from "../../../robot/kernel/journal.ts";
import type { RobotHealth } from "../../../robot/kernel/robot-health.ts";
import type { AboutDesk, LobbyStanding, TimedNews } from "../../stage/desk-messages.ts";
import type { RecordedSpan } from "../../stage/recorded-messages.ts";
import type { ToPage } from "../../stage/to-page.ts";
import type { LobbyView, SeenPerson } from "../../view.ts";
import { type HearingHistory, heardAlso, nothingHeard } from "./hearing-history.ts";

type NewsOf<Type extends TimedNews["news"]["type"]> = Extract<TimedNews["news"], { readonly type: Type }>;
export type SceneNews = NewsOf<"scene">;
export type JointsNews = NewsOf<"joints">;
export type Dialogue = NonNullable<NewsOf<"dialogue">["dialogue"]>;
export type DeskState = NewsOf<"state">["state"];
export type Activity = NewsOf<"activity">["activity"];

/** What the robot's camera took, as a file, and which frame it was. */
export interface ShownPicture {
  readonly frame: number;
  readonly jpeg: Blob;
}

/** What was said last, and by whom. */
export interface Words {
  readonly by: "robot" | "visitor";
  readonly text: string;
}

/** What came of the last thing that was asked for. */
export interface Notice {
  readonly done: boolean;
  readonly message: string;
}

/** More lines than anybody scrolls through; what came before is in the journal's file. */
const MOST_ENTRIES = 2000;
const KEPT_WORDS = 4;

/** Everything that the panels show, in parts: what changes thirty times a second redraws nothing else. */
export class DeskStore {
  readonly linked = signal(false);
  readonly about = signal<AboutDesk | null>(null);
  /** What is shown when it is not live. */
  readonly recorded = signal<RecordedSpan | null>(null);
  readonly standing = signal<LobbyStanding | null>(null);
  readonly view = signal<LobbyView | null>(null);
  readonly health = signal<RobotHealth | null>(null);
  readonly scene = signal<SceneNews | null>(null);
  readonly picture = signal<ShownPicture | null>(null);
  readonly state = signal<DeskState>("waiting");
  readonly activity = signal<Activity>("idle");
  readonly joints = signal<JointsNews | null>(null);
  readonly dialogue = signal<Dialogue | null>(null);
  readonly words = signal<readonly Words[]>([]);
  readonly hearing = signal<HearingHistory>(nothingHeard);
  readonly journal = signal<readonly JournalEntry[]>([]);
  readonly notice = signal<Notice | null>(null);
  /** Id of the person that was clicked. */
  readonly selected = signal<string | null>(null);
  readonly selectedPerson: ReadonlySignal<SeenPerson | null> = computed(
    () => this.view.value?.people.find(({ id }) => id === this.selected.value) ?? null,
  );

  take(message: ToPage): void {
    switch (message.type) {
      case "view":
        this.view.value = message.view;
        return;
      case "about":
        this.about.value = message.about;
        return;
      case "standing":
        this.standing.value = message.standing;
        return;
      case "health":
        this.health.value = message.health;
        return;
      case "news":
        this.takeNews(message.news);
        return;
      case "journal":
        this.journal.value = [...this.journal.value, ...message.entries].slice(-MOST_ENTRIES);
        return;
      case "picture":
        this.picture.value = { frame: message.frame, jpeg: jpegOf(message.jpegBase64) };
        return;
      case "answer":
        if (message.message !== "") this.notice.value = { done: message.done, message: message.message };
        return;
      case "recorded":
        this.recorded.value = message.recorded;
        return;
      case "anew":
        this.forget();
        return;
      case "shoot":
      case "role":
        return;
    }
  }

  /** A lobby is there, perhaps another one: it tells everything from its beginning. */
  linkedAnew(): void {
    this.linked.value = true;
    this.forget();
  }

  unlinked(): void {
    this.linked.value = false;
  }

  /** What was told of the past holds no more. */
  private forget(): void {
    this.journal.value = [];
    this.hearing.value = nothingHeard;
    this.words.value = [];
    this.dialogue.value = null;
    this.scene.value = null;
    this.picture.value = null;
  }

  private takeNews(all: readonly TimedNews[]): void {
    const meters = all.flatMap(({ at, news }) => (news.type === "meter" ? [{ at, news }] : []));
    this.hearing.value = heardAlso(this.hearing.value, meters);
    for (const { news } of all) this.takeOne(news);
  }

  private takeOne(news: TimedNews["news"]): void {
    switch (news.type) {
      case "scene":
        this.scene.value = news;
        return;
      case "state":
        this.state.value = news.state;
        return;
      case "activity":
        this.activity.value = news.activity;
        return;
      case "joints":
        this.joints.value = news;
        return;
      case "dialogue":
        this.dialogue.value = news.dialogue;
        if (news.dialogue === null) this.words.value = [];
        return;
      case "says":
        this.say({ by: "robot", text: news.sentence });
        return;
      case "hears":
        this.say({ by: "visitor", text: news.text });
        return;
      case "meter":
      case "pairing":
        return;
    }
  }

  private say(words: Words): void {
    this.words.value = [...this.words.value.slice(1 - KEPT_WORDS), words];
  }
}

function jpegOf(base64: string): Blob {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return new Blob([bytes], { type: "image/jpeg" });
}
