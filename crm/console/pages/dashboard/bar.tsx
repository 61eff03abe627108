interface BarProps {
  /** From 0 to 1. */
  readonly share: number;
  readonly tone?: "accent" | "soft" | "bad";
}

/** A number as a length; the number itself stands beside it. */
export function Bar({ share, tone = "accent" }: BarProps) {
  // Set through the style object: the page's policy forbids style attributes, and allows this.
  return (
    <span class={`bar ${tone}`} aria-hidden="true">
      <span style={{ width: `${Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10}%` }} />
    </span>
  );
}
