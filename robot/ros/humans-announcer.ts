import type { Instant } from "../kernel/clock.ts";
import type { EngagementStage } from "../kernel/vocabulary.ts";
import type { Header } from "./graph/messages/std-msgs.ts";
import type { RosGraph } from "./graph/ros-graph.ts";
import { aboutBody, aboutPerson, writes } from "./interface.ts";
import {
  bodyIdOf,
  engagementLevelOf,
  framesOf,
  personIdOf,
  regionOf,
  type SeenPerson,
  type View,
} from "./people.ts";

/**
 * How long somebody's own topics stay open after they were last seen. A detector misses people for single frames, and
 * every peer has to be told of every topic that comes or goes.
 */
const LINGER_MS = 2000;

/** Publishes people as REP-155 wants it: lists of who is there, and topics of its own for each of them. */
export function openHumansAnnouncer(graph: RosGraph) {
  const bodies = graph.publisher(writes.bodies);
  const persons = graph.publisher(writes.persons);
  const frames = graph.knows(writes.frames.type) ? graph.publisher(writes.frames) : null;
  const known = new Map<string, { readonly topics: HumanTopics; seenAt: Instant }>();

  const tellWho = (people: readonly SeenPerson[], header: Header) => {
    bodies.publish({ header, ids: people.map(bodyIdOf) });
    persons.publish({ header, ids: people.map(personIdOf) });
  };
  const forgetAll = () => {
    for (const { topics } of known.values()) topics.close();
    known.clear();
  };

  return {
    tell(view: View): void {
      const { people, header, capturedAt } = view;
      for (const person of people) {
        const topics = known.get(person.track)?.topics ?? openHumanTopics(graph, person);
        known.set(person.track, { topics, seenAt: capturedAt });
        topics.tell(person, view);
      }
      for (const [track, { topics, seenAt }] of known) {
        if (seenAt === capturedAt) continue;
        topics.tellUnseen();
        if (capturedAt - seenAt < LINGER_MS) continue;
        topics.close();
        known.delete(track);
      }
      tellWho(people, header);
      if (people.length > 0) {
        frames?.publish({ transforms: people.flatMap((person) => framesOf(person, view)) });
      }
    },
    clear(header: Header): void {
      tellWho([], header);
      forgetAll();
    },
    close(): void {
      forgetAll();
      frames?.close();
      persons.close();
      bodies.close();
    },
  };
}

/** What is published about one person; all but the region only when it changes, because it is latched. */
interface HumanTopics {
  tell(person: SeenPerson, view: View): void;
  tellUnseen(): void;
  close(): void;
}

function openHumanTopics(graph: RosGraph, person: SeenPerson): HumanTopics {
  const [bodyId, personId] = [bodyIdOf(person), personIdOf(person)];
  const region = graph.publisher(aboutBody.region(bodyId));
  const body = graph.publisher(aboutPerson.body(personId));
  const anonymous = graph.publisher(aboutPerson.anonymous(personId));
  const engagement = graph.publisher(aboutPerson.engagement(personId));
  const located = graph.publisher(aboutPerson.located(personId));
  body.publish({ data: bodyId });
  anonymous.publish({ data: true });

  let told: EngagementStage | null = null;
  let seen: boolean | null = null;
  const tellSeen = (now: boolean) => {
    if (now !== seen) located.publish({ data: now ? 1 : 0 });
    seen = now;
  };
  const tellStage = (stage: EngagementStage, header: Header) => {
    if (stage !== told) engagement.publish(engagementLevelOf(stage, header));
    told = stage;
  };
  return {
    tell: (now, { frame, header }) => {
      region.publish(regionOf(now, frame, header));
      tellStage(now.engagement, header);
      tellSeen(true);
    },
    tellUnseen: () => tellSeen(false),
    close: () => {
      for (const publisher of [located, engagement, anonymous, body, region]) publisher.close();
    },
  };
}
