import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "./icon.tsx";

interface EmptyProps {
  readonly icon?: IconName;
  readonly title: string;
  /** When something will stand here, or what to do for it. */
  readonly children?: ComponentChildren;
}

export function Empty({ icon = "star", title, children }: EmptyProps) {
  return (
    <div class="empty">
      <Icon name={icon} />
      <p class="title">{title}</p>
      {children ? <div>{children}</div> : null}
    </div>
  );
}
