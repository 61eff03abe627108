import type { Clock, Instant } from "../kernel/clock.ts";
import type { Journal } from "../kernel/journal.ts";
import { ReleaseStack } from "../kernel/release-stack.ts";
import type { Header, StringMessage } from "./graph/messages/std-msgs.ts";
import type { Publisher, RosGraph, Topic } from "./graph/ros-graph.ts";
import { writes } from "./interface.ts";
import { isConfigured, type LifecycleState } from "./lifecycle.ts";
import { foremostStage } from "./people.ts";
import { headerAt, openPeopleAnnouncer, type PeopleAnnouncer } from "./people-announcer.ts";
import type { DeskState, RobotNews } from "./robot-news.ts";
import type { RosRules } from "./ros-config.ts";

export interface AnnouncerParts {
  readonly graph: RosGraph;
  readonly clock: Clock;
  readonly journal: Journal;
  /** As they are now. */
  rules(): Pick<RosRules, "camera" | "speech" | "visitorWords">;
}

/** Publishes what the receptionist sees, says and does. Between `open` and `close`; what comes outside is dropped. */
export class Announcer {
  private readonly parts: AnnouncerParts;
  private readonly opened = new ReleaseStack();
  private topics: OpenTopics | null = null;
  private life: LifecycleState = "unconfigured";
  private desk: DeskState = "off-duty";
  /** When the last picture was taken; null when what it showed has been taken back. */
  private sawAt: Instant | null = null;

  constructor(parts: AnnouncerParts) {
    this.parts = parts;
  }

  /** Throws a `Fault` `ros.unknown-type` where ROS is only half installed. */
  open(): void {
    const { graph, journal } = this.parts;
    const text = (topic: Topic<StringMessage>) => {
      const publisher = graph.publisher(topic);
      this.opened.defer(publisher.close);
      return publisher;
    };
    const people = openPeopleAnnouncer(graph, journal);
    this.opened.defer(() => people.close());
    this.topics = {
      people,
      speech: text(writes.speech),
      captions: text(writes.captions),
      state: onChange(text(writes.state)),
      engagement: onChange(text(writes.engagement)),
      activity: onChange(text(writes.activity)),
    };
    this.topics.activity("idle");
    this.topics.engagement("alone");
    this.tellState();
  }

  async close(): Promise<void> {
    this.topics = null;
    await this.opened.release();
  }

  /** What the node's life has come to. A robot that is no longer active sees nobody. */
  enter(life: LifecycleState): void {
    this.life = life;
    if (life === "inactive" || !isConfigured(life)) {
      this.desk = "off-duty";
      this.topics?.activity("idle");
      this.seeNobody();
    }
    this.tellState();
  }

  tell(news: RobotNews): void {
    if (!this.topics || !isConfigured(this.life)) return;
    switch (news.type) {
      case "scene":
        this.tellScene(news);
        return;
      case "state":
        this.desk = news.state;
        this.tellState();
        return;
      case "activity":
        this.topics.activity(news.activity);
        return;
      case "says":
        if (this.parts.rules().speech) this.topics.speech.publish({ data: news.sentence });
        return;
      case "hears":
        if (this.parts.rules().visitorWords) this.topics.captions.publish({ data: news.text });
        return;
      case "pairing":
      case "dialogue":
      case "meter":
      case "joints":
        return;
    }
  }

  /** Call it now and then: people whom a lost camera saw last are not there for ever. */
  forgetOldViews(): void {
    const { clock, rules } = this.parts;
    if (this.sawAt !== null && clock.now() - this.sawAt > rules().camera.silentMs) this.seeNobody();
  }

  private tellScene({ scene, camera: frame, attending }: Extract<RobotNews, { type: "scene" }>): void {
    const { capturedAt, lens, persons: people } = scene;
    this.sawAt = capturedAt;
    this.topics?.people.tell({ people, frame, lens, capturedAt, header: this.headerAt(capturedAt) });
    this.topics?.engagement(foremostStage(people, attending));
  }

  private seeNobody(): void {
    if (this.sawAt === null) return;
    this.sawAt = null;
    this.topics?.people.clear(this.headerAt(this.parts.clock.now()));
    this.topics?.engagement("alone");
  }

  private headerAt(at: Instant): Header {
    return headerAt(at, this.parts.rules().camera.frame, this.parts.clock);
  }

  private tellState(): void {
    this.topics?.state(stateOf(this.life, this.desk));
  }
}

/** One word for how things are: the node's life first, what happens at the desk when it is in service. */
export function stateOf(life: LifecycleState, desk: DeskState): "unconfigured" | DeskState {
  if (!isConfigured(life)) return "unconfigured";
  return life === "active" ? desk : "off-duty";
}

interface OpenTopics {
  readonly people: PeopleAnnouncer;
  readonly speech: Publisher<StringMessage>;
  readonly captions: Publisher<StringMessage>;
  readonly state: (now: string) => void;
  readonly engagement: (now: string) => void;
  readonly activity: (now: string) => void;
}

/** Latched topics say what is so; saying it again would look like news. */
function onChange(publisher: Publisher<StringMessage>): (now: string) => void {
  let told: string | null = null;
  return (now) => {
    if (now !== told) publisher.publish({ data: now });
    told = now;
  };
}
