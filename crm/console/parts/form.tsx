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
        const form = event.currentTarget;
        if (await action.run()) onDone?.();
        else requestAnimationFrame(() => showMistake(form));
      }}
    >
      {children}
      {action.problem ? <ProblemNote problem={action.problem} /> : null}
    </form>
  );
}

/** To the first control that is wrong; otherwise what was refused comes into sight. */
function showMistake(form: HTMLFormElement): void {
  const wrong = form.querySelector<HTMLElement>("[aria-invalid=true]");
  if (wrong) wrong.focus();
  else form.querySelector("[role=alert]")?.scrollIntoView({ block: "nearest" });
}
