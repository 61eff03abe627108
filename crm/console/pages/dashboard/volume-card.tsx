import { useRef } from "preact/hooks";
import type { Figures } from "../../../contract/figures.ts";
import { Card } from "../../parts/card.tsx";
import { FigureButton } from "./figure-button.tsx";
import type { DaySpan } from "./period.ts";
import { tagName, useShownFigures } from "./shown-figures.ts";
import { VolumeChart } from "./volume-chart.tsx";
import { volumeSeries } from "./volume-series.ts";

interface VolumeCardProps {
  readonly volume: Figures["volume"];
  readonly span: DaySpan;
}

/** Leads by day and source: drawn, summed up by source, and as a table in which every number opens its leads. */
export function VolumeCard({ volume: counts, span }: VolumeCardProps) {
  const { playbook, open } = useShownFigures();
  const legend = useRef<HTMLUListElement>(null);
  const volume = volumeSeries(counts, span);
  const nameOf = (source: string) => tagName(playbook, "source", source);
  const days = volume.days.filter((_, index) => volume.series.some(({ leads }) => (leads[index] ?? 0) > 0));
  return (
    <Card title="Leads by source">
      {volume.total === 0 ? (
        <p class="soft">No lead in this period.</p>
      ) : (
        <>
          <ul class="legend" ref={legend}>
            {volume.series.map(({ source, total }, index) => (
              <li key={source}>
                <span class={`swatch s${index % SWATCHES}`} aria-hidden="true" />
                {nameOf(source)}{" "}
                <FigureButton
                  cell={{ figure: "volume", source }}
                  value={total}
                  title={`Leads: ${nameOf(source)}`}
                />
              </li>
            ))}
          </ul>
          <VolumeChart
            volume={volume}
            coloursFrom={legend}
            onDay={(day) => open({ figure: "volume", key: day }, `Leads of ${dayInWords(day)}`)}
          />
          <details>
            <summary>As a table</summary>
            <div class="scroll">
              <table class="plain">
                <caption class="unseen">Leads by day and source</caption>
                <thead>
                  <tr>
                    <th scope="col">Day</th>
                    {volume.series.map(({ source }) => (
                      <th key={source} scope="col" class="number">
                        {nameOf(source)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {days.map((day) => (
                    <tr key={day}>
                      <th scope="row">{dayInWords(day)}</th>
                      {volume.series.map(({ source, leads }) => (
                        <td key={source} class="number">
                          <FigureButton
                            cell={{ figure: "volume", key: day, source }}
                            value={leads[volume.days.indexOf(day)] ?? 0}
                            title={`${nameOf(source)}, ${dayInWords(day)}`}
                          />
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </details>
        </>
      )}
    </Card>
  );
}

/** As many colours as the style sheet tells apart. */
const SWATCHES = 8;

function dayInWords(day: string): string {
  return new Intl.DateTimeFormat("en", {
    weekday: "short",
    day: "numeric",
    month: "short",
    timeZone: "UTC",
  }).format(new Date(day));
}
