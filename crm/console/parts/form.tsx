import type { ComponentChildren } from "preact";
import type { Action } from "../api/action.ts";
import { ProblemNote } from "./problem-note.tsx";

interface FormProps {
  readonly action: Action<readonly []>;
  /** After it was done. */
  readonly onDone?: () => void;
  readonly children: ComponentChildren;
  readonly label?: string;
}

/** Sends itself once, says what was refused, and keeps what was typed. The hub checks; the browser's bubbles stay away. */
export function Form({ action, onDone, children, label }: FormProps) {
  return (
    <form
      noValidate
      aria-label={label}
      onSubmit={async (event) => {
        event.preventDefault();
        if (await action.run()) onDone?.();
      }}
    >
      {children}
      {action.problem ? <ProblemNote problem={action.problem} /> : null}
    </form>
  );
}
