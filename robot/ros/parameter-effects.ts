/** When a changed entry of the configuration takes effect. `secret`: it is no parameter, because anybody can read those. */
export type Effect = "at-once" | "when-configured" | "secret";

/**
 * Entries by the beginning of their dotted path; the longest that fits counts. What opens a device, a file, a port or
 * an engine takes effect when the node is configured; what is only looked up while working takes effect at once.
 */
export const effects: Readonly<Record<string, Effect>> = {
  name: "when-configured",
  dataDir: "when-configured",
  profile: "when-configured",
  hubUrl: "when-configured",
  "sight.camera": "when-configured",
  "sight.rules": "at-once",
  // The detector's thread is opened with these.
  "sight.rules.detector": "when-configured",
  hearing: "at-once",
  // The recognisers and the stop word are opened with these.
  "hearing.recogniser": "when-configured",
  "hearing.stopWord": "when-configured",
  "hearing.echoCancelled": "when-configured",
  "hearing.rejection": "when-configured",
  "hearing.recogniserTimeoutMs": "when-configured",
  "hearing.wakeWord": "when-configured",
  "hearing.wakeWord.porcupineAccessKey": "secret",
  "hearing.microphone": "when-configured",
  "dialogue.conversation": "at-once",
  "dialogue.voice": "when-configured",
  motion: "at-once",
  // Store and connection are opened with these; the rest of the section is about waiting.
  "sync.capacity": "when-configured",
  "sync.largestFileMb": "when-configured",
  "sync.quarantineDays": "when-configured",
  "sync.settledIdDays": "when-configured",
  "sync.window": "when-configured",
  "sync.pingEveryMs": "when-configured",
  sync: "at-once",
  power: "at-once",
  screen: "when-configured",
  "screen.technicianPin": "secret",
  recording: "when-configured",
  ros: "when-configured",
  "ros.autostart": "at-once",
  "ros.camera.frame": "at-once",
  "ros.speech": "at-once",
  "ros.visitorWords": "at-once",
};

/** Null for an entry that nobody has thought about. */
export function effectOf(path: string, table: Readonly<Record<string, Effect>> = effects): Effect | null {
  const fitting = Object.keys(table).filter((start) => path === start || path.startsWith(`${start}.`));
  const longest = fitting.sort((a, b) => b.length - a.length)[0];
  return longest === undefined ? null : (table[longest] ?? null);
}
