import type { DeskControls } from "../../robot/desk-controls.ts";
import type { ControlAnswer, RobotOrder } from "../../sim/stage/control-room.ts";

/** What a page asks of the robot, as its staff would. */
export function robotOrders(controls: DeskControls): (order: RobotOrder) => ControlAnswer {
  const obey = (order: RobotOrder) => {
    switch (order) {
      case "greet":
        return controls.greet();
      case "wipe":
        return controls.wipe();
      case "mute":
        return controls.mute();
      case "unmute":
        return controls.resume();
    }
  };
  return (order) => {
    const { done, message } = obey(order);
    return { done, message: sentence(message) };
  };
}

/** "nobody was being served" → "Nobody was being served." */
function sentence(message: string): string {
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
}
