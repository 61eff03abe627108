import type { Lead } from "../../../contract/lead.ts";
import { Icon } from "../../parts/icon.tsx";

interface UnmetCriteriaProps {
  readonly way: Lead["ways"][number];
  /** Where what is missing can be filled in. */
  readonly lead: string;
  readonly onFollow: () => void;
}

/** What a stage still wants, by name. */
export function UnmetCriteria({ way, lead, onFollow }: UnmetCriteriaProps) {
  if (way.unmet.length === 0) return null;
  return (
    <div class="unmet">
      <p>
        <Icon name="warning" /> {way.label} still wants:
      </p>
      <ul>
        {way.unmet.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <a href={`#/leads/${lead}`} onClick={onFollow}>
        Fill it in on the lead’s page
      </a>
    </div>
  );
}
