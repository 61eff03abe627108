import type { ComponentChildren } from "preact";
import { Icon } from "../../parts/icon.tsx";

/** What somebody sees who is not inside yet. */
export function Door({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <div class="door">
      <aside>
        <p class="brand">
          <Icon name="star" /> Stella
        </p>
        <p class="promise">Every visitor, known and answered within minutes.</p>
      </aside>
      <main>
        <h1 id="title" tabIndex={-1}>
          {title}
        </h1>
        {children}
      </main>
    </div>
  );
}
