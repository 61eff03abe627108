import type { z } from "zod";
import { Fault } from "../kernel/fault.ts";
import type { Journal } from "../kernel/journal.ts";
import type { ParameterValue, ParameterVerdict, RosGraph } from "./graph/ros-graph.ts";
import { considerChanges, declarationsOf } from "./parameters.ts";

export interface NodeParametersParts<Config> {
  readonly graph: RosGraph;
  readonly schema: z.ZodType<Config>;
  /** As the configuration file has it. */
  readonly config: Config;
  readonly journal: Journal;
  /** Whether the robot has been made from the configuration; then only what takes effect at once may change. */
  configured(): boolean;
  /** Called with every new configuration: once when the parameters are declared, then for every accepted change. */
  onConfig(config: Config): void;
}

/** The configuration, as the graph sees and changes it. */
export class NodeParameters<Config> {
  private readonly parts: NodeParametersParts<Config>;
  private now: Config;

  constructor(parts: NodeParametersParts<Config>) {
    this.parts = parts;
    this.now = parts.config;
  }

  get config(): Config {
    return this.now;
  }

  /** Throws a `Fault` `ros.bad-parameter` when what a launch file set contradicts the schema. */
  declare(): void {
    const { graph, schema, config, onConfig } = this.parts;
    const values = graph.declareParameters(declarationsOf(schema, config), (changes) => this.change(changes));
    const started = considerChanges(schema, config, values, false);
    if (!started.accepted) {
      throw new Fault({
        code: "ros.bad-parameter",
        what: `The parameters that ${graph.nodeName} was started with are no configuration: ${started.reason}.`,
        remedy: "Correct them in the launch file or parameter file; docs/ros.md lists them.",
      });
    }
    onConfig(started.config);
    this.now = started.config;
  }

  private change(changes: Readonly<Record<string, ParameterValue>>): ParameterVerdict {
    const { schema, journal, configured, onConfig } = this.parts;
    const names = Object.keys(changes);
    const verdict = considerChanges(schema, this.now, changes, configured());
    if (!verdict.accepted) {
      journal.warn("parameter.refused", { names, reason: verdict.reason });
      return verdict;
    }
    // First whoever works by it: what they cannot take is not so, and the asker is told.
    onConfig(verdict.config);
    this.now = verdict.config;
    journal.info("parameter.changed", { names });
    return { accepted: true };
  }
}
