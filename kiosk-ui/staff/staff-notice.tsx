import type { Store } from "../store.ts";
import { staffWords } from "./staff-words.ts";

/** More would be in the visitors' way; the technician's screen has them all. */
const MOST_SHOWN = 2;

/** What those who work here should know and do. Visitors are served meanwhile, as far as that goes. */
export function StaffNotice({ store }: { store: Store }) {
  const problems = store.view.problems.value;
  if (problems.length === 0) return null;
  const words = staffWords(store);
  return (
    <aside class="staff-notice" aria-label={words.notice}>
      <h2>{words.notice}</h2>
      <ul>
        {problems.slice(0, MOST_SHOWN).map(({ part, code, waiting }) => {
          const { what, remedy } = words.problem(part, code);
          return (
            <li key={part} data-problem={code}>
              <strong>{what}</strong> {remedy} {waiting !== null && waiting > 0 && words.waiting(waiting)}
            </li>
          );
        })}
      </ul>
      {problems.length > MOST_SHOWN && <p>{words.others(problems.length - MOST_SHOWN)}</p>}
    </aside>
  );
}
