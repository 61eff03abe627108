import type { ComponentChildren } from "preact";

interface CardProps {
  readonly title?: ComponentChildren;
  readonly actions?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** One subject of a page. */
export function Card({ title, actions, children }: CardProps) {
  return (
    <section class="card">
      {title || actions ? (
        <header>
          {title ? <h2>{title}</h2> : null}
          {actions ? <div class="actions">{actions}</div> : null}
        </header>
      ) : null}
      {children}
    </section>
  );
}
