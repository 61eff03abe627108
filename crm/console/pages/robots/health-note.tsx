import type { Robot } from "../../../contract/robot.ts";
import { Icon } from "../../parts/icon.tsx";

/** What is wrong with a robot, in words; nothing while it is well or gone. */
export function HealthNote({ robot }: { readonly robot: Robot }) {
  const { ok, problems } = robot.health;
  if (ok || robot.standing === "revoked" || robot.standing === "left") return null;
  return (
    <ul class="health">
      {problems.map((problem) => (
        <li key={problem}>
          <Icon name="warning" /> {problem}
        </li>
      ))}
    </ul>
  );
}
