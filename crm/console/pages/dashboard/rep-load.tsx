import type { Figures } from "../../../contract/figures.ts";
import { Card } from "../../parts/card.tsx";
import { Tag } from "../../parts/tag.tsx";
import { Bar } from "./bar.tsx";
import { FigureButton } from "./figure-button.tsx";

/** Who has how much to do right now, whatever the period is. */
export function RepLoad({ reps }: { readonly reps: Figures["reps"] }) {
  const most = Math.max(1, ...reps.map(({ open, capacity }) => Math.max(open, capacity ?? 0)));
  return (
    <Card title="Who has how much to do now">
      {reps.length === 0 ? (
        <p class="soft">Nobody works on leads yet.</p>
      ) : (
        <table class="bars">
          <caption class="unseen">Open leads and overdue tasks of each member</caption>
          <thead>
            <tr>
              <th scope="col">Member</th>
              <th scope="col" class="wide">
                Open leads
              </th>
              <th scope="col" class="number">
                Overdue tasks
              </th>
            </tr>
          </thead>
          <tbody>
            {reps.map(({ member, name, open, capacity, available, overdueTasks }) => (
              <tr key={member}>
                <th scope="row">
                  {name} {available ? null : <Tag>away</Tag>}
                </th>
                <td>
                  <div class="measured">
                    <Bar
                      share={open / (capacity ?? most)}
                      tone={capacity !== null && open >= capacity ? "bad" : "accent"}
                    />{" "}
                    <FigureButton
                      cell={{ figure: "rep-open", key: member }}
                      value={open}
                      title={`Open leads of ${name}`}
                    />
                    {capacity === null ? null : <span class="soft"> of {capacity}</span>}
                  </div>
                </td>
                <td class="number">
                  <FigureButton
                    cell={{ figure: "rep-overdue", key: member }}
                    value={overdueTasks}
                    title={`Overdue with ${name}`}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}
