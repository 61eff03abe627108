import type { Clock } from "../../robot/kernel/clock.ts";
import type { Journal, JournalEntry } from "../../robot/kernel/journal.ts";
import type { ReleaseStack } from "../../robot/kernel/release-stack.ts";
import { KIOSK_CAMERA, type Lobby } from "../../sim/lobby.ts";
import type { Painter } from "../../sim/rendering/painter.ts";
import { Photographer } from "../../sim/rendering/photographer.ts";
import { Desk } from "../../sim/stage/desk.ts";
import { PagePainter } from "../../sim/stage/page-painter.ts";
import type { RobotConfig } from "../config.ts";
import { pictureCode } from "../hardware/recording.ts";
import { openStage } from "../hardware/stage.ts";
import type { PainterChoice } from "../simulation/simulation.ts";
import { softwareVersion } from "../software-version.ts";

export interface LobbyPageParts {
  /** 0 for any that is free. */
  readonly port: number;
  readonly painter: PainterChoice;
  readonly config: RobotConfig;
  /** Of the kiosk, which the page shows beside the lobby. */
  readonly kioskUrl: string;
  readonly clock: Clock;
  readonly journal: Journal;
}

/** The page of a lobby whose robot is elsewhere on the graph: it shows, and draws for the camera, and controls nothing. */
export interface LobbyPage {
  /** What is published as the camera's pictures. */
  readonly painter: Painter;
  /** For the journal. */
  log(entry: JournalEntry): void;
  /** Serves the page. Throws a `Fault` `stage.…`. */
  open(
    lobby: Lobby,
    opened: ReleaseStack,
  ): Promise<{ readonly url: string; run(signal: AbortSignal): Promise<void> }>;
}

export function lobbyPage({ port, painter, config, kioskUrl, clock, journal }: LobbyPageParts): LobbyPage {
  const stage = openStage({ port, clock, journal });
  const standIn = new Photographer();
  const pagePainter = new PagePainter({ stage, standIn, hostClock: clock, journal });
  let log: Desk["log"] = () => {};
  return {
    painter: painter === "projected" ? standIn : pagePainter,
    log: (entry) => log(entry),
    async open(lobby, opened) {
      const desk = new Desk({
        stage,
        host: clock,
        clock,
        encode: (frame) => pictureCode("jpeg").encode(frame),
        about: () => ({
          robot: config.name,
          software: softwareVersion(),
          live: false,
          painter,
          kioskUrl,
          hubUrl: null,
          camera: KIOSK_CAMERA,
          pan: config.motion.pan,
          tilt: config.motion.tilt,
          scenarios: [],
        }),
        view: () => lobby.view(),
        health: () => null,
        standing: () => ({
          pace: { speed: 1, paused: false, factor: 1 },
          now: clock.now(),
          scenario: null,
          guests: [],
          mishaps: lobby.mishaps.active(),
        }),
      });
      log = desk.log;
      pagePainter.attend();
      desk.attend();
      const { url } = await stage.listen();
      opened.defer(() => stage.close());
      return { url, run: (signal) => desk.run(signal) };
    },
  };
}
