import { isAbort } from "../../robot/kernel/fault.ts";
import type { Surroundings } from "../../robot/parts.ts";
import type { Lobby } from "../../sim/lobby.ts";
import type { LobbyObservations } from "../../sim/scenario/observations.ts";
import type { Scenario } from "../../sim/scenario/scenario.ts";
import type { Scenarios } from "../scenario-files.ts";

/** Looks at a scenario that is over, some seconds after the last visitor left; false: that was the last one. */
export type Judge = (scenario: Scenario, observed: LobbyObservations) => boolean;

export interface DirectorParts extends Pick<Surroundings, "clock" | "journal"> {
  readonly lobby: Lobby;
  /** The lobby has been given the first of them. */
  readonly scenarios: Scenarios;
  /** Without one it goes on for ever. */
  readonly judge?: Judge;
}

/** How often it is looked whether a scenario is over, and the pause before the next one. */
const LOOK_EVERY_MS = 1000;
const INTERVAL_MS = 8000;

/**
 * Plays scenarios one after another, over and over, and what a technician chooses in between. While guests are in the
 * lobby, whoever leads them goes on undisturbed.
 */
export class Director {
  private readonly parts: DirectorParts;
  private playing: number | null = 0;
  private round = 1;

  constructor(parts: DirectorParts) {
    this.parts = parts;
  }

  /** Its place among the scenarios; null: nothing but guests. */
  get scenario(): number | null {
    return this.playing;
  }

  /** From its beginning. Returns its title; null when there is none at this place. Throws a `Fault` `voice.…`. */
  async play(place: number | null): Promise<string | null> {
    const { lobby, scenarios, journal } = this.parts;
    const scenario = place === null ? emptyLobby(scenarios[0]) : scenarios[place];
    if (!scenario) return null;
    await lobby.play(scenario, ++this.round);
    this.playing = place;
    journal.info("lobby.scenario", { title: scenario.title });
    return scenario.title;
  }

  /** Until the signal is aborted, or the judge has seen enough. */
  async run(signal: AbortSignal): Promise<void> {
    const { clock, scenarios, lobby, judge } = this.parts;
    try {
      for (;;) {
        await clock.sleep(LOOK_EVERY_MS, signal);
        const over = this.playing;
        if (over === null || !this.isOver()) continue;
        await clock.sleep(INTERVAL_MS, signal);
        // Somebody may have chosen meanwhile.
        if (this.playing !== over || !this.isOver()) continue;
        const scenario = scenarios[over] ?? scenarios[0];
        if (judge && !judge(scenario, lobby.observed())) return;
        await this.play((over + 1) % scenarios.length);
      }
    } catch (error) {
      if (!isAbort(error, signal)) throw error;
    }
  }

  private isOver(): boolean {
    const { lobby } = this.parts;
    const { timeIsUp, everybodyLeft } = lobby.observed();
    return (timeIsUp || everybodyLeft) && lobby.guests.ids.length === 0;
  }
}

/** The same room, without anybody and with nothing that goes wrong. */
function emptyLobby(like: Scenario): Scenario {
  return { ...like, title: "Nobody but guests", people: [], faults: [] };
}
