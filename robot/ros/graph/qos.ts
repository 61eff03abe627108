/** How a topic's messages travel: what both ends must agree on for any of them to arrive. */
export interface Qos {
  /** `best-effort`: a lost message is not sent again; an old one is worth nothing. */
  readonly reliability: "reliable" | "best-effort";
  /** `transient-local`: who comes late is given the last `depth` messages (ROS calls it latched). */
  readonly durability: "volatile" | "transient-local";
  /** Messages kept for a reader that is slow. */
  readonly depth: number;
}

/** Cameras, joints, microphones: the newest counts. Reads from publishers of either reliability. */
export const SENSOR_DATA: Qos = { reliability: "best-effort", durability: "volatile", depth: 5 };

/** What is so, until it changes: who comes late learns it at once. */
export const LATCHED: Qos = { reliability: "reliable", durability: "transient-local", depth: 1 };

/** What happened, each of them once. */
export const EVENTS: Qos = { reliability: "reliable", durability: "volatile", depth: 10 };
