import { render } from "preact";
import { Actions } from "./desk/actions.ts";
import { connect } from "./desk/connection.ts";
import { Desk } from "./desk/desk.tsx";
import { paintWith } from "./desk/painting.ts";
import { DeskStore } from "./desk/store.ts";
import type { LobbyCanvas } from "./scene/lobby-canvas.ts";

const store = new DeskStore();
let canvas: LobbyCanvas | null = null;

/** Drawing without a graphics card takes longer than the lobby's own painter: only if somebody wants it. */
const paints = () => {
  const painter = store.about.value?.painter ?? "projected";
  return canvas !== null && (painter === "page" || (painter === "auto" && canvas.quality === "full"));
};
const introduce = () => {
  connection.send({ type: "hello", paints: paints() });
  connection.send({ type: "visible", visible: document.visibilityState === "visible" });
};
const connection = connect(new URL("stage", location.href.replace(/^http/, "ws")).href, {
  linked: () => {
    store.linkedAnew();
  },
  unlinked: () => store.unlinked(),
  told: (message) => {
    if (message.type === "shoot") paintWith(canvas, message, connection);
    else store.take(message);
    if (message.type === "about") introduce();
  },
});
document.addEventListener("visibilitychange", introduce);

const page = document.getElementById("page");
if (!page) throw new Error("index.html has no #page");
render(
  <Desk
    store={store}
    actions={new Actions(store, connection)}
    onCanvas={(opened) => {
      canvas = opened;
      introduce();
    }}
  />,
  page,
);
