import type { Panel, ScreenMessage } from "../../robot/dialogue/screen-protocol.ts";
import type { Language } from "../../robot/kernel/vocabulary.ts";
import { everyScreen, screenName } from "./kiosk-screens.ts";
import { staffScenes } from "./kiosk-staff-scenes.ts";

/** One sight of the kiosk: what the robot tells, and what is touched then. */
export interface Scene {
  readonly name: string;
  /** After everything that an earlier scene may have left was taken away; see `cleared`. */
  readonly told: readonly ScreenMessage[];
  /** Selectors, touched one after the other. */
  readonly touched: readonly string[];
  /** Selector of what is there when the scene is. */
  readonly shows: string;
  /** What a visitor answers: all of it within reach of whoever sits. */
  readonly isVisit: boolean;
}

/** Takes away what lies upon a panel. */
export const cleared: readonly ScreenMessage[] = [
  { type: "pairing", pairing: null },
  { type: "problems", problems: [] },
  { type: "technician", technician: null },
  { type: "caption", speaker: "robot", text: "" },
  { type: "caption", speaker: "visitor", text: "" },
];

/**
 * Everything that the page can show but the further pages of a screen, which depend on the display: each screen of a
 * visit, each sheet, what staff see. Whatever invites visitors comes first, so that a comfort that was chosen there stays for all.
 */
export function everyScene(language: Language): readonly Scene[] {
  const panels = everyScreen(language);
  const inviting = panels.filter(({ kind, question }) => kind !== "ask" && question === null);
  const attract = inviting.find(({ kind }) => kind === "attract");
  if (!attract) throw new Error("the walk meets no attract screen");
  const visit = panels.filter((panel) => !inviting.includes(panel));
  return [
    sceneOf(attract),
    { ...sceneOf(attract, "easier screen"), touched: ["[data-command=comfort]"], shows: ".aside" },
    ...staffScenes(attract),
    ...visit.map((panel) => sceneOf(panel)),
    ...visit.flatMap(besides),
    ...inviting.filter((panel) => panel !== attract).map((panel) => sceneOf(panel)),
  ];
}

/** A panel as it comes, with what was just said on both sides. */
function sceneOf(panel: Panel, more = ""): Scene {
  return {
    name: [screenName(panel), more].filter(Boolean).join(", "),
    told: panel.kind === "attract" ? [panel] : [panel, ...spoken(panel)],
    touched: [],
    shows: panel.kind === "attract" ? ".attract" : ".sheet",
    isVisit: panel.kind !== "attract",
  };
}

function spoken({ title, language }: Panel): readonly ScreenMessage[] {
  const text =
    language === "es" ? "prefiero por la tarde, después de las cinco" : "rather after five, please";
  return [
    { type: "caption", speaker: "robot", text: title },
    { type: "caption", speaker: "visitor", text },
  ];
}

/** What can be opened beside a panel. */
function besides(panel: Panel): readonly Scene[] {
  const opened = (more: string, shows: string, ...touched: readonly string[]): Scene => ({
    ...sceneOf(panel, more),
    touched,
    shows,
  });
  const { input } = panel;
  switch (input?.kind) {
    case "consent":
      return [
        opened("what is stored", ".aside .stored", ".quiet"),
        opened("more", ".aside .command", "[data-command=more]"),
        opened("easier screen", ".aside .choice", "[data-command=comfort]"),
      ];
    case "keyboard":
      if (input.layout === "name") return [opened("accents", ".key", ".key-accents")];
      if (input.layout === "text") return [opened("signs", ".key", ".key-plane")];
      return [];
    default:
      return [];
  }
}
