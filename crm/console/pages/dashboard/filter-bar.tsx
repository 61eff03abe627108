import type { Playbook } from "../../../contract/playbook/playbook.ts";
import { listRobots } from "../../../contract/robot.ts";
import { useCall } from "../../api/resource.ts";
import { may } from "../../api/session.ts";
import { goTo, path } from "../../frame/address.ts";
import { SelectField, TextField } from "../../parts/field.tsx";
import { type DashboardFilter, searchOf } from "./dashboard-filter.ts";
import { isDay, type PeriodId, periods } from "./period.ts";

interface FilterBarProps {
  readonly filter: DashboardFilter;
  readonly playbook: Playbook | undefined;
}

export function FilterBar({ filter, playbook }: FilterBarProps) {
  const robots = useCall(listRobots, may("robots:read") ? {} : null, ["robot"]).data?.items ?? [];
  const locations = [...new Set(robots.flatMap(({ location }) => location ?? []))].sort();
  const choose = (change: Partial<DashboardFilter>) => {
    const query = searchOf({ ...filter, ...change });
    goTo(query === "" ? path.peek() : `${path.peek()}?${query}`, { replace: true });
  };
  const chooseDay = (end: "first" | "last", day: string) => {
    const days = { ...filter.days, [end]: day };
    if (isDay(day) && days.first <= days.last) choose({ period: "custom", days });
  };
  return (
    <search class="filters" aria-label="Filters of the figures">
      <SelectField
        label="Period"
        required
        value={filter.period}
        options={[
          ...periods.map(({ id, label }) => ({ value: id, label })),
          { value: "custom", label: "Days of your own" },
        ]}
        onChange={(period) =>
          // The values are those of the options above.
          choose({ period: period as PeriodId | "custom" })
        }
      />
      {filter.period === "custom" ? (
        <>
          <TextField
            label="From"
            type="date"
            required
            value={filter.days.first}
            onInput={(day) => chooseDay("first", day)}
          />
          <TextField
            label="To"
            type="date"
            required
            value={filter.days.last}
            onInput={(day) => chooseDay("last", day)}
          />
        </>
      ) : null}
      <SelectField
        label="Pipeline"
        required
        value={filter.pipeline}
        options={withAll(
          "All pipelines",
          playbook?.pipelines.map(({ id, label }) => ({ value: id, label })) ?? [],
        )}
        onChange={(pipeline) => choose({ pipeline })}
      />
      <SelectField
        label="Location"
        required
        value={filter.location}
        options={withAll(
          "All locations",
          locations.map((value) => ({ value, label: value })),
        )}
        onChange={(location) => choose({ location })}
      />
      <SelectField
        label="Robot"
        required
        value={filter.robot}
        options={withAll(
          "All robots",
          robots.map(({ id, name }) => ({ value: String(id), label: name })),
        )}
        onChange={(robot) => choose({ robot })}
      />
    </search>
  );
}

function withAll(label: string, options: readonly { readonly value: string; readonly label: string }[]) {
  return [{ value: "", label }, ...options];
}
