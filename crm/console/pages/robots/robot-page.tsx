import { askHealth, type Robot, readRobot } from "../../../contract/robot.ts";
import { useAction } from "../../api/action.ts";
import { type Answer, call } from "../../api/call.ts";
import { useCall } from "../../api/resource.ts";
import { may } from "../../api/session.ts";
import { toast } from "../../frame/toast.ts";
import type { PageProps } from "../../pages.ts";
import { Button } from "../../parts/button.tsx";
import { Card } from "../../parts/card.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Page } from "../../parts/page.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { Tag } from "../../parts/tag.tsx";
import { Time } from "../../parts/time.tsx";
import { HealthNote } from "./health-note.tsx";
import { PartingCard } from "./parting-card.tsx";
import { RobotForm } from "./robot-form.tsx";
import { RobotStanding } from "./robot-standing.tsx";
import { backlogInWords, configInWords, orderNames, outcomeInWords, receiptInWords } from "./robot-words.ts";

export function RobotPage({ params }: PageProps) {
  const id = Number(params.id);
  const robot = useCall(readRobot, { params: { id } }, ["robot", "document"]);
  return (
    <Loaded resource={robot}>
      {(read) => (
        <Page title={read.name} lead={<RobotStanding robot={read} />} actions={<AskHealth robot={read} />}>
          <HealthNote robot={read} />
          <div class="two-columns">
            <StateCard robot={read} />
            {read.standing === "paired" && may("robots:write") ? (
              <RobotForm key={read.id} robot={read} />
            ) : null}
            <KeysCard robot={read} />
            <OrdersCard orders={read.orders} />
            {may("robots:write") && (read.standing === "paired" || read.standing === "leaving") ? (
              <PartingCard robot={read} />
            ) : null}
          </div>
        </Page>
      )}
    </Loaded>
  );
}

function AskHealth({ robot }: { readonly robot: Robot }) {
  const ask = useAction(async () => {
    await call(askHealth, { params: { id: robot.id } });
    toast(
      robot.online ? "The robot was asked how it is." : "The robot is offline: it is asked once it is back.",
    );
  });
  if (robot.standing !== "paired" || !may("robots:write")) return null;
  return (
    <>
      <Button busy={ask.busy} onClick={() => void ask.run()}>
        Ask how it is
      </Button>
      {ask.problem ? <ProblemNote problem={ask.problem} /> : null}
    </>
  );
}

function StateCard({ robot }: { readonly robot: Robot }) {
  const config = configInWords(robot.config);
  const { backlog, lastVisit } = robot;
  return (
    <Card title="How it is">
      <dl class="facts">
        <dt>Last seen</dt>
        <dd>{robot.seenAt ? <Time at={robot.seenAt} /> : "never"}</dd>
        <dt>Last visit</dt>
        <dd>
          {lastVisit ? (
            <>
              <Time at={lastVisit.endedAt} />, {outcomeInWords(lastVisit.outcome)}
            </>
          ) : (
            "none yet"
          )}
        </dd>
        <dt>Backlog</dt>
        <dd>
          {backlogInWords(backlog) ?? "not told yet"}
          {backlog?.oldestPostedAt ? (
            <>
              {" "}
              (the oldest <Time at={backlog.oldestPostedAt} />)
            </>
          ) : null}
        </dd>
        <dt>Software</dt>
        <dd>{robot.softwareVersion ?? "not told yet"}</dd>
        <dt>Profile</dt>
        <dd>
          {robot.profile ? <a href={`#/profiles/${robot.profile}`}>{robot.profile}</a> : "keeps its own"}
          {config ? (
            <>
              {" "}
              <Tag tone={config.tone === "quiet" ? "plain" : config.tone}>{config.word}</Tag>
            </>
          ) : null}
          {robot.config && robot.config.reasons.length > 0 ? (
            <ul class="reasons">
              {robot.config.reasons.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          ) : null}
        </dd>
      </dl>
    </Card>
  );
}

function KeysCard({ robot }: { readonly robot: Robot }) {
  return (
    <Card title="Keys">
      {robot.keys.length === 0 ? (
        <p class="soft">None: it must be paired again before it may speak.</p>
      ) : null}
      <ul class="plain-list">
        {robot.keys.map(({ fingerprint, addedAt, validUntil }) => (
          <li key={fingerprint}>
            <p class="fingerprint">{fingerprint}</p>
            <p class="soft small">
              since <Time at={addedAt} />
              {validUntil ? (
                <>
                  , replaced, good until <Time at={validUntil} />
                </>
              ) : (
                ", in use"
              )}
            </p>
          </li>
        ))}
      </ul>
      <p class="hint">Made on the robot; its secret half never leaves it.</p>
    </Card>
  );
}

function OrdersCard({ orders }: { readonly orders: Answer<typeof readRobot>["orders"] }) {
  return (
    <Card title="Orders and receipts">
      {orders.length === 0 ? <p class="soft">It was not told to do anything yet.</p> : null}
      <ul class="plain-list">
        {orders.map(({ id, kind, orderedAt, answeredAt, receipt }) => (
          <li key={id}>
            <p>
              {orderNames[kind]}{" "}
              <Tag tone={answeredAt ? "good" : "warn"}>{answeredAt ? "done" : "not answered yet"}</Tag>
            </p>
            <p class="soft small">
              ordered <Time at={orderedAt} />
              {answeredAt ? (
                <>
                  , answered <Time at={answeredAt} />
                </>
              ) : null}
              {receipt ? `: ${receiptInWords(receipt)}` : null}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
