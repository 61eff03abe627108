import type { Erasure } from "../../../contract/contact.ts";
import { Tag } from "../../parts/tag.tsx";
import { Time } from "../../parts/time.tsx";

/** What was removed where, for whoever has to prove it. Nothing in it is personal. */
export function ErasureReceipt({ erasure }: { readonly erasure: Erasure }) {
  const { id, removed, robots, doneAt, requestedAt } = erasure;
  const counted = Object.entries(removed).filter(([, count]) => count > 0);
  return (
    <div class="receipt">
      <dl class="facts">
        <div class="fact">
          <dt>Receipt</dt>
          <dd>
            <code>{id}</code>
          </dd>
        </div>
        <div class="fact">
          <dt>Asked for</dt>
          <dd>
            <Time at={requestedAt} />
          </dd>
        </div>
        {counted.map(([what, count]) => (
          <div key={what} class="fact">
            <dt>{inWords(what)}</dt>
            <dd class="numbers">{count} erased</dd>
          </div>
        ))}
        {robots.map(({ robot, confirmedAt, erased }) => (
          <div key={robot} class="fact">
            <dt>{robot}</dt>
            <dd>
              {confirmedAt ? (
                <>
                  <Tag tone="good">Confirmed</Tag> {erased ?? 0} erased, <Time at={confirmedAt} />
                </>
              ) : (
                <Tag tone="warn">Asked; it answers when it is connected</Tag>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <p>{doneAt ? "Everything is confirmed." : "The receipt is complete when every robot has confirmed."}</p>
    </div>
  );
}

/** The hub counts by names such as `taskEvents`. */
function inWords(name: string): string {
  const words = name.replace(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
