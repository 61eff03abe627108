import type { FigureCell, Figures } from "../../../contract/figures.ts";
import { Card } from "../../parts/card.tsx";
import { FigureButton } from "./figure-button.tsx";

/** What the team learned from leads that ended. */
export function Outcomes({ outcomes }: { readonly outcomes: Figures["outcomes"] }) {
  return (
    <Card title="What was learned from leads that ended">
      <dl class="outcome-counts">
        <div>
          <dt>Well qualified</dt>
          <dd>
            <FigureButton
              cell={{ figure: "well-qualified" }}
              value={outcomes.wellQualified}
              title="Well qualified leads"
            />
          </dd>
        </div>
        <div>
          <dt>Mismatches</dt>
          <dd>
            <FigureButton
              cell={{ figure: "mismatch" }}
              value={outcomes.mismatch}
              title="Leads that did not fit"
            />
          </dd>
        </div>
      </dl>
      <div class="said">
        <Said head="What resonated" figure="resonated" said={outcomes.resonated} />
        <Said head="Main objections" figure="objection" said={outcomes.objections} />
      </div>
    </Card>
  );
}

interface SaidProps {
  readonly head: string;
  readonly figure: FigureCell["figure"];
  readonly said: readonly { readonly what: string; readonly leads: number }[];
}

function Said({ head, figure, said }: SaidProps) {
  return (
    <div>
      <h3>{head}</h3>
      {said.length === 0 ? (
        <p class="soft">Nothing yet: closing a lead asks for it.</p>
      ) : (
        <ol>
          {said.map(({ what, leads }) => (
            <li key={what}>
              <span>{what}</span>{" "}
              <FigureButton cell={{ figure, key: what }} value={leads} title={`${head}: ${what}`} />
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
