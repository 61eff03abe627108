import type { Lead } from "../../../contract/lead.ts";
import { Card } from "../../parts/card.tsx";

/** The score, and every rule that gave points. */
export function ScoreCard({ lead }: { readonly lead: Lead }) {
  return (
    <Card title="Score" actions={<span class="score large">{lead.score}</span>}>
      {lead.scoreParts.length === 0 ? (
        <p class="soft">No rule gives this lead points.</p>
      ) : (
        <ul class="score-parts">
          {lead.scoreParts.map(({ rule, label, points }) => (
            <li key={rule}>
              <span class="points numbers">{points > 0 ? `+${points}` : points}</span> {label}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
