import { afterEach, beforeEach, describe } from "vitest";
import type { GraphTraits, GraphUnderTest } from "./graph-under-test.ts";
import { actionContract } from "./ros-actions.contract.ts";
import { parameterContract } from "./ros-parameters.contract.ts";
import { serviceContract } from "./ros-services.contract.ts";
import { topicContract } from "./ros-topics.contract.ts";

/** What every graph promises, to a node `/receptionist` and to its peer. */
export function rosGraphContract(
  name: string,
  traits: GraphTraits,
  make: () => Promise<GraphUnderTest>,
): void {
  describe(name, () => {
    let current: GraphUnderTest | null = null;
    beforeEach(async () => {
      current = await make();
    });
    afterEach(() => current?.tidy());
    const world = () => {
      if (!current) throw new Error("the world is made before each test");
      return current;
    };

    topicContract(world, traits);
    serviceContract(world);
    actionContract(world);
    parameterContract(world);
  });
}
