import type { Figures } from "../../../contract/figures.ts";
import { Card } from "../../parts/card.tsx";
import { durationInWords } from "./duration-words.ts";
import { FigureButton } from "./figure-button.tsx";

/** How long leads stay where they are. An average far above its median: a few are forgotten there. */
export function TimeInStage({ stages }: { readonly stages: Figures["timeInStage"] }) {
  return (
    <Card title="Time in each stage">
      <table class="plain">
        <caption class="unseen">Stays in each stage, their median and average length</caption>
        <thead>
          <tr>
            <th scope="col">Stage</th>
            <th scope="col" class="number">
              Median
            </th>
            <th scope="col" class="number">
              Average
            </th>
            <th scope="col" class="number">
              Stays
            </th>
          </tr>
        </thead>
        <tbody>
          {stages.map(({ stage, label, stays, averageSeconds, medianSeconds }) => (
            <tr key={stage}>
              <th scope="row">{label}</th>
              <td class="number">{durationInWords(medianSeconds)}</td>
              <td class="number">{durationInWords(averageSeconds)}</td>
              <td class="number">
                <FigureButton
                  cell={{ figure: "time-in-stage", key: stage }}
                  value={stays}
                  title={`Stays in ${label}`}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
