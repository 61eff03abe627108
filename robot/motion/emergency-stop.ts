/** Somebody's hand on the red button, wherever it is wired to. */
export interface EmergencyStop {
  /**
   * Tells at once how things are, then every change, until the signal is aborted. A source that was heard once and
   * falls silent counts as pressed: a cut wire must not release the brakes.
   */
  watch(signal: AbortSignal, onChange: (pressed: boolean) => void): void;
}
