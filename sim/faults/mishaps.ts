import type { Scenario } from "../scenario/scenario.ts";

type Device = Scenario["faults"][number]["device"];

/** What goes wrong in the lobby, and when. Times are scenario time. */
export class Mishaps {
  private readonly scenario: Pick<Scenario, "faults" | "network">;

  constructor(scenario: Pick<Scenario, "faults" | "network">) {
    this.scenario = scenario;
  }

  /** Unplugged; the emergency stop is pressed. */
  befall(device: Device, atMs: number): boolean {
    return this.scenario.faults.some((fault) => fault.device === device && inSpan(fault, atMs));
  }

  networkIsUp(atMs: number): boolean {
    return !this.scenario.network.down.some((span) => inSpan(span, atMs));
  }
}

function inSpan(span: { readonly fromS: number; readonly untilS: number }, atMs: number): boolean {
  return atMs >= span.fromS * 1000 && atMs < span.untilS * 1000;
}
