import type { ComponentChildren, JSX } from "preact";
import { Icon, type IconName } from "./icon.tsx";

interface ButtonProps {
  /** `main`: what the page is for; one at a time. `danger`: what cannot be taken back. */
  readonly kind?: "main" | "plain" | "quiet" | "danger";
  readonly icon?: IconName;
  /** Under way: it says so and takes no more presses. */
  readonly busy?: boolean;
  readonly disabled?: boolean;
  readonly type?: "button" | "submit";
  /** For a button that shows its icon only. */
  readonly label?: string;
  readonly small?: boolean;
  readonly onClick?: (event: JSX.TargetedMouseEvent<HTMLButtonElement>) => void;
  readonly children?: ComponentChildren;
  readonly "aria-expanded"?: boolean;
  readonly "aria-pressed"?: boolean;
  readonly "aria-describedby"?: string;
  readonly "aria-haspopup"?: "dialog" | "menu";
}

export function Button({
  kind = "plain",
  icon,
  busy = false,
  small = false,
  type = "button",
  label,
  disabled,
  onClick,
  children,
  ...aria
}: ButtonProps) {
  const only = children === undefined ? " icon-only" : "";
  return (
    <button
      type={type}
      class={`button ${kind}${small ? " small" : ""}${only}`}
      // Not `disabled`: the focus would be lost while it works.
      aria-disabled={busy ? "true" : undefined}
      disabled={disabled}
      aria-label={label}
      title={label}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      {...aria}
    >
      {busy ? <span class="spinner" aria-hidden="true" /> : icon ? <Icon name={icon} /> : null}
      {children === undefined ? null : <span>{children}</span>}
    </button>
  );
}

interface LinkButtonProps {
  /** `#/…`, or a download. */
  readonly href: string;
  readonly kind?: "main" | "plain" | "quiet";
  readonly icon?: IconName;
  readonly small?: boolean;
  readonly download?: string;
  readonly children: ComponentChildren;
}

/** Goes somewhere; looks like a button. */
export function LinkButton({ href, kind = "plain", icon, small, download, children }: LinkButtonProps) {
  return (
    <a class={`button ${kind}${small ? " small" : ""}`} href={href} download={download}>
      {icon ? <Icon name={icon} /> : null}
      <span>{children}</span>
    </a>
  );
}
