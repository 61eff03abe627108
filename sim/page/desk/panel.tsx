import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

interface PanelProps {
  readonly title: string;
  /** Beside the title: what the panel can be told. */
  readonly tools?: ComponentChildren;
  /** For its place in the page. */
  readonly name: string;
  readonly children: ComponentChildren;
}

/** One part of the page, under a title. */
export function Panel({ title, tools, name, children }: PanelProps) {
  const id = useId();
  return (
    <section class={`panel panel-${name}`} aria-labelledby={id}>
      <header class="panel-head">
        <h2 id={id}>{title}</h2>
        {tools && <div class="panel-tools">{tools}</div>}
      </header>
      <div class="panel-body">{children}</div>
    </section>
  );
}
