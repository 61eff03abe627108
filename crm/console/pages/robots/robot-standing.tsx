import type { Robot } from "../../../contract/robot.ts";
import { Tag } from "../../parts/tag.tsx";
import { robotState } from "./robot-words.ts";

/** How a robot is, in a word. */
export function RobotStanding({ robot }: { readonly robot: Robot }) {
  const { word, tone } = robotState(robot);
  return (
    <Tag tone={tone === "quiet" ? "plain" : tone}>
      <span class="standing-dot" aria-hidden="true" /> {word}
    </Tag>
  );
}
