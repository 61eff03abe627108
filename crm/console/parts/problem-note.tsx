import type { Problem } from "../../contract/problem.ts";
import { Button } from "./button.tsx";
import { Icon } from "./icon.tsx";

interface ProblemNoteProps {
  readonly problem: Problem;
  readonly onRetry?: (() => void) | undefined;
}

/** What the hub refused and what to do about it; read out at once. */
export function ProblemNote({ problem, onRetry }: ProblemNoteProps) {
  return (
    <div class="problem" role="alert">
      <Icon name="warning" />
      <div>
        <p class="title">{problem.title}</p>
        {problem.errors && problem.errors.length > 0 ? (
          <ul>
            {problem.errors.map(({ at, what }) => (
              <li key={`${at} ${what}`}>{what}</li>
            ))}
          </ul>
        ) : (
          <p>{problem.detail}</p>
        )}
        {onRetry ? (
          <Button small onClick={onRetry}>
            Try again
          </Button>
        ) : null}
      </div>
    </div>
  );
}
