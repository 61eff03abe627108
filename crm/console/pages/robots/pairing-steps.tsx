import type { Pairing } from "../../../contract/robot.ts";

const steps = ["Type the code", "Name the robot", "Press Yes at the robot", "Paired"] as const;

/** How far a pairing has come: an index into the steps. */
export function stepOf(pairing: Pairing | null): number {
  switch (pairing?.standing) {
    case undefined:
      return 0;
    case "asked":
      return 1;
    case "approved":
    case "declined":
    case "expired":
      return 2;
    case "confirmed":
      return steps.length;
  }
}

export function PairingSteps({ at }: { readonly at: number }) {
  return (
    <ol class="pairing-steps">
      {steps.map((step, index) => (
        <li
          key={step}
          class={index < at ? "done" : index === at ? "here" : undefined}
          aria-current={index === at ? "step" : undefined}
        >
          <span class="number" aria-hidden="true">
            {index < at ? "✓" : index + 1}
          </span>
          {step}
          {index < at ? <span class="unseen"> (done)</span> : null}
        </li>
      ))}
    </ol>
  );
}
