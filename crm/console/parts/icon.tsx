/** Drawn on 24 × 24, as strokes in the colour of the text. */
const drawings = {
  board: "M4 5h4.5v14H4zM10 5h4.5v9H10zM16 5h4v6h-4z",
  leads: "M5 7h14M5 12h14M5 17h9",
  task: "M5 12.5l4.5 4.5L19 7.5",
  contacts: "M12 12a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM5 19.5c.8-3.4 3.6-5 7-5s6.2 1.6 7 5",
  duplicates: "M8 8V5h11v11h-3M5 8h11v11H5z",
  dashboard: "M5 19V11M10 19V5M15 19v-6M20 19V8",
  robot: "M6 9h12v9H6zM12 9V5.5M9.5 13h.01M14.5 13h.01M3.5 12v3M20.5 12v3",
  pairing: "M9.5 14.5l5-5M11 7l1.5-1.5a4 4 0 0 1 6 6L17 13M13 17l-1.5 1.5a4 4 0 0 1-6-6L7 11",
  document: "M7 4h7l4 4v12H7zM14 4v4h4M10 12.5h5M10 16h5",
  playbook: "M5 6.5C7.5 5 10 5 12 6.5c2-1.5 4.5-1.5 7 0v12c-2.5-1.5-5-1.5-7 0-2-1.5-4.5-1.5-7 0zM12 6.5v12",
  quarantine: "M12 4.5l8.5 15h-17zM12 10v4.5M12 17h.01",
  audit: "M12 4l7 3v5c0 4.2-3 7-7 8.5C8 19 5 16.2 5 12V7zM9 12l2.2 2.2L15 10.4",
  webhook: "M8 7l-4 5 4 5M16 7l4 5-4 5M13.5 5l-3 14",
  members:
    "M9 11.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM3.5 18.5c.6-2.9 2.8-4.3 5.5-4.3s4.9 1.4 5.5 4.3M15.5 6a3 3 0 0 1 0 5.5M17 14.5c2 .5 3.2 1.9 3.6 4",
  key: "M8.5 15.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM12 12h8.5v3M17 12v2.5",
  exchange: "M12 4v10M8.5 10.5L12 14l3.5-3.5M5 15v4h14v-4",
  bell: "M6.5 16.5V11a5.5 5.5 0 0 1 11 0v5.5l1.5 1.5H5zM10 20.5h4",
  menu: "M4.5 7h15M4.5 12h15M4.5 17h15",
  close: "M6.5 6.5l11 11M17.5 6.5l-11 11",
  next: "M10 6.5l5.5 5.5-5.5 5.5",
  previous: "M14 6.5L8.5 12l5.5 5.5",
  down: "M6.5 10l5.5 5.5L17.5 10",
  up: "M6.5 14L12 8.5l5.5 5.5",
  plus: "M12 5.5v13M5.5 12h13",
  move: "M4.5 12h14M13.5 7l5 5-5 5",
  search: "M10.5 16.5a6 6 0 1 0 0-12 6 6 0 0 0 0 12zM15 15l5 5",
  edit: "M5 19l1-4L16.5 4.5l3 3L9 18zM14.5 6.5l3 3",
  phone:
    "M7.5 4.5L10 8.5l-2 2c1 2.2 2.8 4 5 5l2-2 4 2.5c0 2-1.5 3.5-3.5 3.5C9.5 19 5 14.5 4.5 8c0-2 1-3.5 3-3.5z",
  mail: "M4.5 6.5h15v11h-15zM5 7l7 6 7-6",
  note: "M5 5h14v9l-5 5H5zM14 19v-5h5",
  clock: "M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM12 8v4.5l3 1.5",
  star: "M12 4.5c.6 4.6 2.9 6.9 7.5 7.5-4.6.6-6.9 2.9-7.5 7.5-.6-4.6-2.9-6.9-7.5-7.5 4.6-.6 6.9-2.9 7.5-7.5z",
  warning: "M12 4.5l8.5 15h-17zM12 10v4.5M12 17h.01",
  tick: "M5 12.5l4.5 4.5L19 7.5",
  leave: "M14 5H6v14h8M10.5 12h9.5M16.5 8.5L20 12l-3.5 3.5",
  speech: "M5 5.5h14v10h-8l-4 3.5v-3.5H5z",
  flow: "M5 6.5h6v5H5zM13 13h6v5h-6zM8 11.5v4h5",
  undo: "M8.5 6L5 9.5 8.5 13M5 9.5h9a4.5 4.5 0 0 1 0 9h-4",
  bin: "M5.5 7.5h13M9.5 7.5V5h5v2.5M7 7.5L8 19.5h8l1-12",
  settings: "M5 8h8M17 8h2M15 6v4M5 16h2M11 16h8M9 14v4",
} as const;

export type IconName = keyof typeof drawings;

/** Decoration: the words beside it, or the label of its button, say the same. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={drawings[name]} />
    </svg>
  );
}
