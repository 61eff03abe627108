import type { StaffAsk, TechnicianView } from "../../robot/dialogue/staff-protocol.ts";
import { localeOf } from "../locale.ts";
import { Icon } from "../panel/icon.tsx";
import type { Store } from "../store.ts";
import { staffWords } from "./staff-words.ts";

/** How every part is doing, and what a technician can try. */
export function TechnicianSheet({ of: view, store }: { of: TechnicianView; store: Store }) {
  const words = staffWords(store);
  const numbers = new Intl.NumberFormat(localeOf(store.view.language.value));
  return (
    <section class="sheet staff" aria-label={words.technician}>
      <div class="card">
        <h1 class="title">
          {view.robot} <small>{view.softwareVersion}</small>
        </h1>
        <table class="staff-parts">
          <tbody>
            {view.parts.map(({ part, code, figures }) => (
              <tr key={part} data-part={part} data-well={code === null}>
                <th scope="row">{words.part[part]}</th>
                <td>
                  <strong>{code === null ? words.well : words.problem(part, code).what}</strong>
                  {code !== null && <small>{words.problem(part, code).remedy}</small>}
                </td>
                <td>
                  {figures.map(({ name, value }) => words.figure(name, numbers.format(value))).join(", ")}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <p class="staff-answer" role="status">
          {view.answer !== null && words.answer[view.answer]}
        </p>
        <div class="staff-asks">
          {asksFor(view).map((ask) => (
            <button
              type="button"
              class="command"
              key={ask}
              data-ask={ask}
              onClick={() => store.staff.ask(ask)}
            >
              <span>{words.ask[ask]}</span>
            </button>
          ))}
        </div>
      </div>
      <button type="button" class="finish" onClick={store.staff.close}>
        <Icon of="back" /> {words.leave}
      </button>
    </section>
  );
}

/** What makes sense as things are. */
function asksFor({ muted, onDuty, headStopped }: TechnicianView): readonly StaffAsk[] {
  return [
    "test-voice",
    muted ? "unmute" : "mute",
    headStopped ? "release-head" : "stop-head",
    onDuty ? "off-duty" : "on-duty",
    "greet",
    "wipe",
  ];
}
