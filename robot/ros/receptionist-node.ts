import type { z } from "zod";
import type { Clock } from "../kernel/clock.ts";
import type { Journal } from "../kernel/journal.ts";
import type { Random } from "../kernel/random.ts";
import { ReleaseStack } from "../kernel/release-stack.ts";
import { Announcer } from "./announcer.ts";
import { serveControls } from "./control-services.ts";
import { diagnose, type Examined } from "./diagnostics.ts";
import type { RosGraph } from "./graph/ros-graph.ts";
import { runHeartbeat } from "./heartbeat.ts";
import { writes } from "./interface.ts";
import type { LifecycleState, Transition } from "./lifecycle.ts";
import { eventOf, lifecycleInterface, serveLifecycle } from "./lifecycle-services.ts";
import { ManagedNode } from "./managed-node.ts";
import type { ManagedRobot } from "./managed-robot.ts";
import { NodeParameters } from "./node-parameters.ts";
import type { RobotNews } from "./robot-news.ts";
import type { RosRules } from "./ros-config.ts";
import { offerSay } from "./say-action.ts";

/** What the node itself reads of the configuration. */
export interface NodeConfig {
  readonly name: string;
  readonly ros: RosRules;
}

export interface ReceptionistNodeParts<Config extends NodeConfig> {
  readonly graph: RosGraph;
  readonly robot: ManagedRobot;
  /** Every entry of it becomes a parameter. */
  readonly schema: z.ZodType<Config>;
  /** As the configuration file has it; a launch file's parameters are put over it. */
  readonly config: Config;
  /**
   * Called with the configuration that counts: before the robot is configured for the first time, then for every
   * accepted change. While the robot is configured, only what takes effect at once has changed.
   */
  onConfig(config: Config): void;
  readonly clock: Clock;
  readonly journal: Journal;
  readonly random: Random;
}

/** What diagnostic aggregators expect; a status that is not renewed for five seconds counts as stale there. */
const BEAT_MS = 1000;

/** What is said last, the answer to `shutdown` and the final state, has to leave before its topics are closed. */
const FAREWELL_MS = 200;

/**
 * Read this first. The robot as a node of a ROS 2 graph: its lifecycle, parameters, services and the `say` action for
 * whoever looks after it, and what it sees and does for whoever works with it. `tell` takes the robot's news.
 */
export class ReceptionistNode<Config extends NodeConfig> {
  private readonly parts: ReceptionistNodeParts<Config>;
  private readonly parameters: NodeParameters<Config>;
  private readonly node: ManagedNode;
  private readonly announcer: Announcer;
  private onTransition: (transition: Transition) => void = () => {};

  constructor(parts: ReceptionistNodeParts<Config>) {
    this.parts = parts;
    this.parameters = new NodeParameters({
      ...parts,
      configured: () => this.node.state !== "unconfigured",
    });
    this.announcer = new Announcer({ ...parts, rules: () => this.rules });
    this.node = new ManagedNode({
      ...parts,
      autostart: () => this.rules.autostart,
      onTransition: (transition) => this.onTransition(transition),
    });
  }

  get state(): LifecycleState {
    return this.node.state;
  }

  /** What the robot sees, says and does. */
  tell(news: RobotNews): void {
    this.announcer.tell(news);
  }

  /**
   * Until a peer shuts the node down or the signal is aborted; either way the robot is taken out of service and let go
   * of first. Rejects with a `Fault` for parameters that are no configuration, and with what went wrong when the robot
   * broke and could not be cleaned up.
   */
  async run(signal: AbortSignal): Promise<void> {
    const { clock } = this.parts;
    const opened = new ReleaseStack();
    const over = new AbortController();
    const either = AbortSignal.any([signal, over.signal]);
    try {
      const beat = this.open(opened);
      const ends = () => over.abort(new Error("the node has ended"));
      const running = [
        this.node.run(either).finally(ends),
        // Goes on while the node is taken out of service; a beat that fails takes it out of service.
        runHeartbeat(beat, BEAT_MS, clock, over.signal).finally(ends),
      ];
      opened.defer(() => Promise.allSettled(running).then(() => {}));
      await Promise.all(running);
      await clock.sleep(FAREWELL_MS);
    } finally {
      this.onTransition = () => {};
      await opened.release();
    }
  }

  /** Opens everything that peers may see of the node. Returns what is to be done once a second. */
  private open(opened: ReleaseStack): () => void {
    const { graph, clock, journal } = this.parts;
    this.parameters.declare();
    // Deferred first, because opening may fail half-way.
    opened.defer(() => this.announcer.close());
    this.announcer.open();
    const diagnostics = graph.publisher(writes.diagnostics);
    opened.defer(diagnostics.close);
    const events = graph.publisher(lifecycleInterface.transitionEvent);
    opened.defer(events.close);
    this.onTransition = (transition) => {
      events.publish(eventOf(transition, clock));
      this.announcer.enter(transition.to);
    };
    const controls = () => this.node.configured?.controls ?? null;
    opened.defer(serveControls(graph, controls));
    opened.defer(offerSay(graph, controls, journal));
    // Last: who finds a lifecycle finds the rest of the node, too.
    opened.defer(serveLifecycle(graph, this.node));
    return () => {
      this.announcer.forgetOldViews();
      diagnostics.publish(diagnose(this.examine(), clock.wallNow()));
    };
  }

  private get rules(): RosRules {
    return this.parameters.config.ros;
  }

  private examine(): Examined {
    return {
      nodeName: this.parts.graph.nodeName,
      robotName: this.parameters.config.name,
      life: this.node.state,
      trouble: this.node.trouble,
      health: this.node.configured?.health() ?? null,
      hasHead: this.rules.head.drive !== "none",
    };
  }
}
