import type { Figures } from "../../../contract/figures.ts";
import { Card } from "../../parts/card.tsx";
import { Bar } from "./bar.tsx";
import { FigureButton } from "./figure-button.tsx";

interface FunnelProps {
  readonly cohort: Figures["cohort"];
  readonly snapshot: Figures["snapshot"];
}

/** How far the period's leads came, beside where all leads are now. */
export function Funnel({ cohort, snapshot }: FunnelProps) {
  const widest = Math.max(1, ...cohort.map(({ entered }) => entered));
  const fullest = Math.max(1, ...snapshot.map(({ leads }) => leads));
  return (
    <>
      <Card title="How far the period’s leads came">
        <table class="bars">
          <caption class="unseen">
            Leads of the period that entered each stage, and the share that went on
          </caption>
          <thead>
            <tr>
              <th scope="col">Stage</th>
              <th scope="col" class="wide">
                Entered
              </th>
              <th scope="col" class="number">
                Went on
              </th>
            </tr>
          </thead>
          <tbody>
            {cohort.map(({ stage, label, entered, share }) => (
              <tr key={stage}>
                <th scope="row">{label}</th>
                <td>
                  <div class="measured">
                    <Bar share={entered / widest} />{" "}
                    <FigureButton
                      cell={{ figure: "cohort", key: stage }}
                      value={entered}
                      title={`Entered ${label}`}
                    />
                  </div>
                </td>
                <td class="number">
                  {share === null ? (
                    <span class="soft">–</span>
                  ) : (
                    <>
                      <FigureButton
                        cell={{ figure: "cohort-went-on", key: stage }}
                        value={Math.round(share * entered)}
                        title={`Went on from ${label}`}
                      />{" "}
                      <span class="soft">{Math.round(share * 100)} %</span>
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
      <Card title="Where all leads are at the period’s end">
        <table class="bars">
          <caption class="unseen">Leads in each stage at the end of the period</caption>
          <thead>
            <tr>
              <th scope="col">Stage</th>
              <th scope="col" class="wide">
                Leads
              </th>
            </tr>
          </thead>
          <tbody>
            {snapshot.map(({ stage, label, leads }) => (
              <tr key={stage}>
                <th scope="row">{label}</th>
                <td>
                  <div class="measured">
                    <Bar share={leads / fullest} tone="soft" />{" "}
                    <FigureButton
                      cell={{ figure: "snapshot", key: stage }}
                      value={leads}
                      title={`In ${label} at the end of the period`}
                    />
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
    </>
  );
}
