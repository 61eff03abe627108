import type { ComponentChildren } from "preact";

interface PageProps {
  readonly title: ComponentChildren;
  /** One sentence under the title. */
  readonly lead?: ComponentChildren;
  /** What can be done here, to the right of the title. */
  readonly actions?: ComponentChildren;
  /** Takes the whole width, as a board does. */
  readonly wide?: boolean;
  readonly children: ComponentChildren;
}

/** The floor plan of every page. The frame moves the focus to the title after a navigation. */
export function Page({ title, lead, actions, wide, children }: PageProps) {
  return (
    <div class={`page${wide ? " wide" : ""}`}>
      <header class="page-head">
        <div>
          <h1 id="title" tabIndex={-1}>
            {title}
          </h1>
          {lead ? <p class="lead">{lead}</p> : null}
        </div>
        {actions ? <div class="actions">{actions}</div> : null}
      </header>
      {children}
    </div>
  );
}
