import { render } from "preact";
import { Actions } from "./desk/actions.ts";
import { connect } from "./desk/connection.ts";
import { Desk } from "./desk/desk.tsx";
import { paintWith } from "./desk/painting.ts";
import { DeskStore } from "./desk/store.ts";
import type { LobbyCanvas } from "./scene/lobby-canvas.ts";

const store = new DeskStore();
let canvas: LobbyCanvas | null = null;

const introduce = () => {
  connection.send({ type: "hello", paints: canvas !== null });
  connection.send({ type: "visible", visible: document.visibilityState === "visible" });
};
const connection = connect(new URL("stage", location.href.replace(/^http/, "ws")).href, {
  linked: () => {
    store.linkedAnew();
    introduce();
  },
  unlinked: () => store.unlinked(),
  told: (message) => {
    if (message.type === "shoot") paintWith(canvas, message, connection);
    else store.take(message);
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
