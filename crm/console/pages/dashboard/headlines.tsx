import type { ComponentChildren } from "preact";
import type { Figures } from "../../../contract/figures.ts";
import { durationInWords, percent } from "./duration-words.ts";
import { FigureButton } from "./figure-button.tsx";

/** What is asked first: how many came, and how soon they were answered. */
export function Headlines({ figures }: { readonly figures: Figures }) {
  const { firstContact, outcomes } = figures;
  const leads = figures.volume.reduce((sum, each) => sum + each.leads, 0);
  return (
    <dl class="headlines">
      <Headline term="Leads" beside="came in the period">
        <FigureButton cell={{ figure: "volume" }} value={leads} title="Leads of the period" />
      </Headline>
      <Headline
        term="Answered within five minutes"
        beside={`${percent(firstContact.withinFiveMinutes, firstContact.leads)} of the visits`}
      >
        <FigureButton
          cell={{ figure: "contacted-in-time" }}
          value={firstContact.withinFiveMinutes}
          title="Answered within five minutes of the visit"
        />
        <span class="of">
          {" of "}
          <FigureButton cell={{ figure: "visited" }} value={firstContact.leads} title="Leads of visits" />
        </span>
      </Headline>
      <Headline
        term="First contact"
        beside={
          <>
            median of{" "}
            <FigureButton
              cell={{ figure: "contacted" }}
              value={firstContact.contacted}
              title="Leads that were reached"
            />
            ; {durationInWords(firstContact.averageSeconds)} on average
          </>
        }
      >
        <span class="figure none">{durationInWords(firstContact.medianSeconds)}</span>
      </Headline>
      <Headline
        term="Won"
        beside={`${percent(outcomes.won, outcomes.won + outcomes.lost)} of those that ended`}
      >
        <FigureButton cell={{ figure: "won" }} value={outcomes.won} title="Won leads" />
        <span class="of">
          {", lost "}
          <FigureButton cell={{ figure: "lost" }} value={outcomes.lost} title="Lost leads" />
        </span>
      </Headline>
    </dl>
  );
}

interface HeadlineProps {
  readonly term: string;
  readonly beside: ComponentChildren;
  readonly children: ComponentChildren;
}

function Headline({ term, beside, children }: HeadlineProps) {
  return (
    <div class="card headline">
      <dt>{term}</dt>
      <dd>{children}</dd>
      <dd class="beside">{beside}</dd>
    </div>
  );
}
