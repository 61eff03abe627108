import { listRobots, type Robot } from "../../../contract/robot.ts";
import { useCall } from "../../api/resource.ts";
import { may } from "../../api/session.ts";
import { LinkButton } from "../../parts/button.tsx";
import { Empty } from "../../parts/empty.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Page } from "../../parts/page.tsx";
import { Time } from "../../parts/time.tsx";
import { HealthNote } from "./health-note.tsx";
import { RobotStanding } from "./robot-standing.tsx";
import { backlogInWords, configInWords, outcomeInWords } from "./robot-words.ts";

export function RobotsPage() {
  const robots = useCall(listRobots, {}, ["robot"]);
  const pair = may("robots:write") ? (
    <LinkButton kind="main" icon="pairing" href="#/pair">
      Pair a robot
    </LinkButton>
  ) : null;
  return (
    <Page title="Robots" lead="Where they stand, how they are, and what they still hold." actions={pair}>
      <Loaded resource={robots}>
        {({ items }) => {
          const here = items.filter(({ standing }) => standing === "paired" || standing === "leaving");
          const gone = items.filter((robot) => !here.includes(robot));
          return (
            <>
              {here.length === 0 ? (
                <Empty icon="robot" title="No robot is paired with this account.">
                  <p>Switch a robot on. It shows a code; type that code here, and press Yes on its screen.</p>
                </Empty>
              ) : (
                <ul class="robots">
                  {here.map((robot) => (
                    <RobotCard key={robot.id} robot={robot} />
                  ))}
                </ul>
              )}
              {gone.length > 0 ? (
                <>
                  <h2>Not in this account any more</h2>
                  <ul class="robots">
                    {gone.map((robot) => (
                      <RobotCard key={robot.id} robot={robot} />
                    ))}
                  </ul>
                </>
              ) : null}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

function RobotCard({ robot }: { readonly robot: Robot }) {
  const config = configInWords(robot.config);
  return (
    <li class="card robot">
      <header>
        <h2>
          <a href={`#/robots/${robot.id}`}>{robot.name}</a>
        </h2>
        <RobotStanding robot={robot} />
      </header>
      <HealthNote robot={robot} />
      <dl class="facts">
        <dt>Location</dt>
        <dd>{robot.location ?? <span class="soft">not said</span>}</dd>
        <dt>Last seen</dt>
        <dd>{robot.seenAt ? <Time at={robot.seenAt} /> : "never"}</dd>
        <dt>Last visit</dt>
        <dd>
          {robot.lastVisit ? (
            <>
              <Time at={robot.lastVisit.endedAt} />, {outcomeInWords(robot.lastVisit.outcome)}
            </>
          ) : (
            "none yet"
          )}
        </dd>
        <dt>Backlog</dt>
        <dd>{backlogInWords(robot.backlog) ?? "not told yet"}</dd>
        <dt>Profile</dt>
        <dd>{config ? config.word : (robot.profile ?? "keeps its own")}</dd>
        <dt>Software</dt>
        <dd>{robot.softwareVersion ?? "–"}</dd>
      </dl>
    </li>
  );
}
