import type { Panel, ScreenMessage, ShownPairing } from "../../robot/dialogue/screen-protocol.ts";
import { doorAnswer, type TechnicianView } from "../../robot/dialogue/staff-protocol.ts";
import type { Scene } from "./kiosk-scenes.ts";

/** A robot on which a good deal is amiss. */
export const technician: TechnicianView = {
  robot: "Front desk",
  softwareVersion: "0.1.0",
  onDuty: true,
  muted: false,
  headStopped: false,
  parts: [
    { part: "camera", code: "camera.frozen", figures: [{ name: "frame-age-ms", value: 5200 }] },
    { part: "microphone", code: null, figures: [{ name: "level-dbfs", value: -61 }] },
    { part: "voice", code: null, figures: [] },
    { part: "screen", code: null, figures: [] },
    { part: "head", code: "head.stopped", figures: [{ name: "lag-deg", value: 0.1 }] },
    { part: "link", code: null, figures: [] },
    {
      part: "outbox",
      code: null,
      figures: [
        { name: "records-waiting", value: 0 },
        { name: "records-set-aside", value: 0 },
      ],
    },
    { part: "battery", code: "battery.low", figures: [{ name: "charge-percent", value: 8 }] },
  ],
  answer: "head-held",
};

export const troubles: ScreenMessage = {
  type: "problems",
  problems: [
    { part: "camera", code: "camera.frozen", waiting: null },
    { part: "link", code: "link.offline", waiting: 2 },
    { part: "battery", code: "battery.low", waiting: null },
  ],
};

export const codeShown: Extract<ShownPairing, { at: "code" }> & { url: string } = {
  at: "code",
  code: "WDJB-MJHT",
  url: "https://crm.luna.example/#/pair/WDJB-MJHT",
};

export const approvalShown: ShownPairing = {
  at: "approved",
  pairing: "p",
  account: "Luna Hair Studio",
  robot: "Front desk",
};

/** What those see who pair the robot and look after it. */
export function staffScenes(attract: Panel): readonly Scene[] {
  const scene = (name: string, shows: string, ...told: readonly ScreenMessage[]): Scene => ({
    name: `${attract.language} ${name}`,
    told: [attract, ...told],
    touched: [],
    shows,
    isVisit: false,
  });
  return [
    scene("notice for the staff", ".staff-notice", troubles),
    scene("pairing code", "[data-pairing=code] .qr", { type: "pairing", pairing: codeShown }),
    scene("pairing code without a QR", "[data-pairing=code]", {
      type: "pairing",
      pairing: { ...codeShown, url: "http://127.0.0.1:8610/#/pair/WDJB-MJHT" },
    }),
    scene("whose robot", "[data-pairing=approved]", { type: "pairing", pairing: approvalShown }),
    ...doorAnswer.options.map((answer) =>
      scene(`PIN pad: ${answer}`, `[data-door=${answer}]`, { type: "door", answer }),
    ),
    scene("technician's screen", ".staff-parts", { type: "technician", technician }),
  ];
}
