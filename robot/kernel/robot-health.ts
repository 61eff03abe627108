/** How the robot is doing right now, measured: what technicians' dashboards are made from. */
export interface RobotHealth {
  /** It serves visitors; off duty its senses are closed. */
  readonly onDuty: boolean;
  readonly camera: {
    /** Code of the fault that took it away; null while it works. */
    readonly fault: string | null;
    /** Since the last picture was taken; null before the first. */
    readonly frameAgeMs: number | null;
    readonly framesDropped: number;
  };
  readonly detector: {
    /** Of the last picture, with what comes before and after the network; null before the first. */
    readonly inferenceMs: number | null;
    readonly persons: number;
  };
  readonly microphone: {
    readonly fault: string | null;
    /** Closed on request; visitors are served by touch. */
    readonly muted: boolean;
    /** Since the last sound was taken; null before the first. */
    readonly audioAgeMs: number | null;
    /** Of the last block, in decibels below full scale. */
    readonly levelDbfs: number | null;
  };
  readonly voice: { readonly fault: string | null };
  /** `screen.absent`, `screen.frozen`, `screen.hidden` or `screen.slow`; null while the face can be seen. */
  readonly screen: { readonly fault: string | null };
  readonly outbox: { readonly pending: number; readonly quarantined: number };
  readonly link: "offline" | "connecting" | "online" | "needs-pairing";
  readonly head: {
    /** `head.pan-astray` or `head.tilt-astray`: a joint does not follow; null while both do. */
    readonly fault: string | null;
    /** The joints have fallen silent: nobody knows where it looks. */
    readonly lost: boolean;
    /** By an emergency stop. */
    readonly stopped: boolean;
    readonly panLagRad: number;
    readonly tiltLagRad: number;
  };
  /** Null where there is none, or it is silent. */
  readonly battery: BatteryHealth | null;
}

export interface BatteryHealth {
  /** 0 … 1; null where it is not measured. */
  readonly share: number | null;
  readonly charging: boolean;
  /** By the bounds of the configuration; see `PowerRules`. */
  readonly level: ChargeLevel;
}

/** `low`: somebody should bring the charger. `critical`: nobody is received any more. */
export type ChargeLevel = "enough" | "low" | "critical";
