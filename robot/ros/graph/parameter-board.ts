import { Fault } from "../../kernel/fault.ts";
import type { Journal } from "../../kernel/journal.ts";
import type { ParameterDescriptorMessage } from "./messages/rcl-interfaces.ts";
import { whyNotParameter } from "./parameter-check.ts";
import { descriptorMessage, unknownDescriptor } from "./parameter-messages.ts";
import type { ParameterDeclaration, ParameterValue, ParameterVerdict } from "./ros-graph.ts";
import { survivedNow } from "./survived.ts";

type OnSet = (changes: Readonly<Record<string, ParameterValue>>) => ParameterVerdict;

/** A node's parameters and their values. Types and ranges are checked here, what they mean by `onSet`. */
export class ParameterBoard {
  private readonly nodeName: string;
  private readonly journal: Journal;
  private readonly declarations: ReadonlyMap<string, ParameterDeclaration>;
  private readonly onSet: OnSet;
  private current: Readonly<Record<string, ParameterValue>>;

  /** @throws Fault `ros.bad-parameter` for a default, or an override given at the start, that does not fit */
  constructor(
    nodeName: string,
    journal: Journal,
    declarations: readonly ParameterDeclaration[],
    overrides: Readonly<Record<string, ParameterValue>>,
    onSet: OnSet,
  ) {
    this.nodeName = nodeName;
    this.journal = journal;
    this.declarations = new Map(declarations.map((each) => [each.name, each]));
    this.onSet = onSet;
    this.current = Object.fromEntries(
      declarations.map((declared) => {
        const value = overrides[declared.name] ?? declared.default;
        const why = whyNotParameter(declared, value);
        if (why) throw badParameter(why);
        return [declared.name, value];
      }),
    );
  }

  get values(): Readonly<Record<string, ParameterValue>> {
    return this.current;
  }

  declared(name: string): ParameterDeclaration | undefined {
    return this.declarations.get(name);
  }

  describe(name: string): ParameterDescriptorMessage {
    const declared = this.declarations.get(name);
    return declared ? descriptorMessage(declared) : unknownDescriptor(name);
  }

  set(changes: Readonly<Record<string, ParameterValue>>): ParameterVerdict {
    for (const [name, value] of Object.entries(changes)) {
      const why = this.whyNot(name, value);
      if (why) return { accepted: false, reason: why };
    }
    const verdict = survivedNow(
      this.journal,
      `${this.nodeName}/set_parameters`,
      () => this.onSet(changes),
      (): ParameterVerdict => ({ accepted: false, reason: FAILED_REASON }),
    );
    if (verdict.accepted) this.current = { ...this.current, ...changes };
    return verdict;
  }

  private whyNot(name: string, value: ParameterValue): string | null {
    const declared = this.declarations.get(name);
    if (!declared) return `there is no parameter ${name}`;
    if (declared.readOnly) return `${name} is read-only`;
    return whyNotParameter(declared, value);
  }
}

/** What a peer is told when the node failed while it considered a change; the journal knows more. */
const FAILED_REASON = "the node failed while it considered the change";

function badParameter(why: string): Fault {
  return new Fault({
    code: "ros.bad-parameter",
    what: `A parameter does not fit: ${why}.`,
    remedy: "Correct the parameters file or the `-p` argument that the node was started with.",
  });
}
