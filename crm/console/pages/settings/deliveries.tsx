import { type Delivery, listDeliveries, retryDelivery } from "../../../contract/webhook.ts";
import { useAction } from "../../api/action.ts";
import { call } from "../../api/call.ts";
import { useCursor } from "../../api/cursor.ts";
import { useCall } from "../../api/resource.ts";
import { parameter, setParameter } from "../../frame/address.ts";
import { toast } from "../../frame/toast.ts";
import { Button } from "../../parts/button.tsx";
import { Empty } from "../../parts/empty.tsx";
import { SelectField } from "../../parts/field.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Pager } from "../../parts/pager.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { Table } from "../../parts/table.tsx";
import { Tag } from "../../parts/tag.tsx";
import { Time } from "../../parts/time.tsx";

const states = [
  { value: "", label: "All" },
  { value: "waiting", label: "Waiting" },
  { value: "delivered", label: "Delivered" },
  { value: "dead", label: "Dead letters" },
] as const;

/** E-mails and webhook messages, the newest first; those that were given up can be tried again. */
export function Deliveries() {
  const state = states.find(({ value }) => value === parameter("state"))?.value ?? "";
  const cursor = useCursor(state);
  const deliveries = useCall(
    listDeliveries,
    {
      query: {
        ...(state !== "" && { state }),
        ...(cursor.at !== undefined && { cursor: cursor.at }),
      },
    },
    ["delivery"],
  );
  return (
    <>
      <div class="filters one">
        <SelectField
          label="Show"
          required
          value={state}
          options={states}
          onChange={(chosen) => setParameter("state", chosen)}
        />
      </div>
      <Loaded resource={deliveries}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Empty icon="mail" title={state === "dead" ? "No message was given up." : "No message yet."} />
          ) : (
            <>
              <Table
                caption="Deliveries"
                rows={items}
                keyOf={({ id }) => id}
                columns={[
                  { head: "Event", cell: ({ event }) => event },
                  {
                    head: "To",
                    cell: ({ channel, target }) => (
                      <span class="url">
                        {target} <span class="soft small">{channel === "email" ? "e-mail" : "webhook"}</span>
                      </span>
                    ),
                  },
                  { head: "State", cell: (delivery) => <DeliveryState delivery={delivery} /> },
                  { head: "Attempts", kind: "number", cell: ({ attempts }) => attempts },
                  { head: "Made", cell: ({ createdAt }) => <Time at={createdAt} /> },
                ]}
              />
              <Pager cursor={cursor} next={next} />
            </>
          )
        }
      </Loaded>
    </>
  );
}

function DeliveryState({ delivery }: { readonly delivery: Delivery }) {
  const retry = useAction(async () => {
    await call(retryDelivery, { params: { id: delivery.id } });
    toast("It is tried again.");
  });
  switch (delivery.state) {
    case "delivered":
      return (
        <span>
          <Tag tone="good">delivered</Tag>{" "}
          {delivery.deliveredAt ? (
            <span class="soft small">
              <Time at={delivery.deliveredAt} />
            </span>
          ) : null}
        </span>
      );
    case "waiting":
      return (
        <span>
          <Tag tone="warn">waiting</Tag>{" "}
          <span class="soft small">
            {delivery.nextAt ? (
              <>
                next attempt <Time at={delivery.nextAt} />
              </>
            ) : null}
            {delivery.lastError ? `: ${delivery.lastError}` : null}
          </span>
        </span>
      );
    case "dead":
      return (
        <span class="dead">
          <Tag tone="bad">given up</Tag> <span class="soft small">{delivery.lastError}</span>{" "}
          <Button small icon="undo" busy={retry.busy} onClick={() => void retry.run()}>
            Try again
          </Button>
          {retry.problem ? <ProblemNote problem={retry.problem} /> : null}
        </span>
      );
  }
}
