import { useState } from "preact/hooks";
import { exportFigures, type FigureCell, readFigures } from "../../../contract/figures.ts";
import { addressOf } from "../../api/call.ts";
import { usePlaybook } from "../../api/playbook.ts";
import { useCall } from "../../api/resource.ts";
import { search } from "../../frame/address.ts";
import { LinkButton } from "../../parts/button.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Page } from "../../parts/page.tsx";
import { Campaigns } from "./campaigns.tsx";
import { figureFilterOf, filterFrom } from "./dashboard-filter.ts";
import { FilterBar } from "./filter-bar.tsx";
import { Funnel } from "./funnel.tsx";
import { Headlines } from "./headlines.tsx";
import { LeadsBehind } from "./leads-behind.tsx";
import { Outcomes } from "./outcomes.tsx";
import { dayNow } from "./period.ts";
import { RepLoad } from "./rep-load.tsx";
import { ShownFiguresProvider } from "./shown-figures.ts";
import { TimeInStage } from "./time-in-stage.tsx";
import { VolumeCard } from "./volume-card.tsx";

const timezone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The numbers that marketing and sales share. What is filtered stands in the address, so that both can look at the same. */
export function DashboardPage() {
  const filter = filterFrom(search.value, dayNow(new Date()));
  const asked = figureFilterOf(filter, timezone);
  const figures = useCall(readFigures, { query: asked }, ["lead", "task", "member"]);
  const playbook = usePlaybook().data;
  const [behind, setBehind] = useState<{ readonly cell: FigureCell; readonly title: string } | null>(null);
  return (
    <ShownFiguresProvider
      value={{ filter: asked, playbook, open: (cell, title) => setBehind({ cell, title }) }}
    >
      <Page
        title="Dashboard"
        lead="The same numbers for marketing and sales. Each of them opens the leads that it counts."
        actions={
          <LinkButton
            icon="exchange"
            href={addressOf(exportFigures, { query: asked })}
            download="figures.csv"
          >
            Export as CSV
          </LinkButton>
        }
      >
        <FilterBar filter={filter} playbook={playbook} />
        <Loaded resource={figures}>
          {(read) => (
            <div class="dashboard">
              <Headlines figures={read} />
              <VolumeCard volume={read.volume} span={filter.days} />
              <Funnel cohort={read.cohort} snapshot={read.snapshot} />
              <TimeInStage stages={read.timeInStage} />
              <Campaigns campaigns={read.campaigns} />
              <RepLoad reps={read.reps} />
              <Outcomes outcomes={read.outcomes} />
            </div>
          )}
        </Loaded>
        {behind ? <LeadsBehind {...behind} filter={asked} onClose={() => setBehind(null)} /> : null}
      </Page>
    </ShownFiguresProvider>
  );
}
