import type { Journal } from "../kernel/journal.ts";
import { NOT_CONFIGURED } from "./control-services.ts";
import type { Controls } from "./controls.ts";
import type { ActionHandler, GoalUnderWay, Release, RosGraph } from "./graph/ros-graph.ts";
import { actions, type SayFeedback, type SayGoal, type SayResult } from "./interface.ts";

/**
 * Offers `~/say`: a text that is no part of a conversation, with feedback as each sentence begins. One at a time. Not
 * offered where the action's type is not built.
 */
export function offerSay(graph: RosGraph, controls: () => Controls | null, journal: Journal): Release {
  if (!graph.knows(actions.say.type)) {
    journal.warn("ros.say-not-offered", {
      type: actions.say.type,
      remedy: "Build launch/ros with colcon, source its workspace, and run `npm run ros:install`.",
    });
    return () => {};
  }
  return graph.serveAction(actions.say, new SayHandler(controls, journal));
}

class SayHandler implements ActionHandler<SayGoal, SayFeedback, SayResult> {
  private readonly controls: () => Controls | null;
  private readonly journal: Journal;
  private saying = false;
  private begun = 0;

  constructor(controls: () => Controls | null, journal: Journal) {
    this.controls = controls;
    this.journal = journal;
  }

  accepts(goal: SayGoal): boolean {
    const reason = this.whyNot(goal);
    // ROS tells whoever asked only that it was rejected, so the reason is left where a technician looks.
    if (reason !== null) this.journal.warn("ros.say-rejected", { reason });
    return reason === null;
  }

  async perform({ goal, feedback, cancelled }: GoalUnderWay<SayGoal, SayFeedback>) {
    // Two goals may have been accepted before the first of them was begun.
    const reason = this.whyNot(goal);
    const controls = this.controls();
    if (reason !== null || !controls) return aborted(0, reason ?? NOT_CONFIGURED);
    this.saying = true;
    this.begun = 0;
    try {
      const told = (sentence: string, number: number, of: number) => {
        this.begun = number;
        feedback({ sentence, number, of });
      };
      const ended = await controls.announce(goal.text, told, cancelled);
      if (ended === "interrupted") return aborted(this.begun, "it was interrupted");
      if (ended === "shown") return aborted(this.begun, "it was only shown: the voice is out of order");
      return { status: "succeeded" as const, result: { sentences: this.begun, message: "" } };
    } finally {
      this.saying = false;
    }
  }

  failed(): SayResult {
    return { sentences: this.begun, message: "the robot failed to say it; its journal tells why" };
  }

  private whyNot({ text }: SayGoal): string | null {
    if (this.saying) return "another text is being said";
    const controls = this.controls();
    if (!controls) return NOT_CONFIGURED;
    const { done, message } = controls.mayAnnounce(text);
    return done ? null : message;
  }
}

function aborted(sentences: number, message: string) {
  return { status: "aborted" as const, result: { sentences, message } };
}
