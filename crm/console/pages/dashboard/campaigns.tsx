import type { Figures } from "../../../contract/figures.ts";
import { Card } from "../../parts/card.tsx";
import { percent } from "./duration-words.ts";
import { FigureButton } from "./figure-button.tsx";
import { tagName, useShownFigures } from "./shown-figures.ts";

const columns = [
  { head: "Leads", figure: "campaign-leads", of: "leads" },
  { head: "Qualified", figure: "campaign-qualified", of: "qualified" },
  { head: "Won", figure: "campaign-won", of: "won" },
  { head: "Dead ends", figure: "campaign-dead-ends", of: "deadEnds" },
] as const;

/** Which campaigns bring leads that sales can use, and which do not. */
export function Campaigns({ campaigns }: { readonly campaigns: Figures["campaigns"] }) {
  const { playbook } = useShownFigures();
  return (
    <Card title="Campaigns">
      {campaigns.length === 0 ? (
        <p class="soft">No lead in this period.</p>
      ) : (
        <table class="plain">
          <caption class="unseen">What became of each campaign’s leads</caption>
          <thead>
            <tr>
              <th scope="col">Campaign</th>
              {columns.map(({ head }) => (
                <th key={head} scope="col" class="number">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {campaigns.map((each) => {
              const name = tagName(playbook, "campaign", each.campaign);
              return (
                <tr key={each.campaign ?? ""}>
                  <th scope="row">{name}</th>
                  {columns.map(({ head, figure, of }) => (
                    <td key={head} class="number">
                      <FigureButton
                        cell={{ figure, key: each.campaign ?? "" }}
                        value={each[of]}
                        title={`${name}: ${head}`}
                      />
                      {of === "qualified" ? (
                        <span class="soft"> {percent(each.qualified, each.leads)}</span>
                      ) : null}
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      <p class="hint">A dead end is a lead that was lost, or with which nothing happened for 30 days.</p>
    </Card>
  );
}
