export interface BatteryCharge {
  /** 0 … 1; null where it is not measured. */
  readonly share: number | null;
  readonly charging: boolean;
}

/** What the robot runs on when the mains are gone. */
export interface Battery {
  /** The last reading; null while there was none, or the source has been silent for too long. */
  charge(): BatteryCharge | null;
}
