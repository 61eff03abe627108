import type { ComponentChildren } from "preact";

interface TagProps {
  /** `good`, `warn` and `bad` say how it stands; the words must say it too. */
  readonly tone?: "plain" | "accent" | "good" | "warn" | "bad";
  /** What question it answers, such as the tag's group. */
  readonly title?: string | undefined;
  readonly children: ComponentChildren;
}

export function Tag({ tone = "plain", title, children }: TagProps) {
  return (
    <span class={`tag ${tone}`} title={title}>
      {children}
    </span>
  );
}
