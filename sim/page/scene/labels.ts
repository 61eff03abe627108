import { type PerspectiveCamera, Vector3 } from "three";
import { crownM } from "../../bodies/humanoid.ts";
import type { LobbyView } from "../../view.ts";

const ABOVE_HEAD_M = 0.14;
/** Above the robot's head. */
const ROBOT: readonly [number, number, number] = [0, 0, 1.74];

interface Label {
  readonly box: HTMLDivElement;
  readonly bubble: HTMLDivElement;
  readonly name: HTMLDivElement;
}

/** Names above heads, and what is said, as elements over the picture: they stay sharp and never hide behind a plant. */
export class Labels {
  readonly layer = document.createElement("div");
  private readonly labels = new Map<string, Label>();
  private readonly at = new Vector3();

  constructor() {
    this.layer.className = "labels";
    // The page's panels tell the same in words.
    this.layer.setAttribute("aria-hidden", "true");
  }

  /** @param hidden whose label would be in the way: whoever's shoulder is looked over */
  show(view: LobbyView, eye: PerspectiveCamera, selected: string | null, hidden: string | null): void {
    const shown = new Set<string>();
    for (const { id, name, look, posture, saying } of view.people) {
      if (id === hidden) continue;
      shown.add(id);
      this.at.set(posture.x, posture.y, crownM(look) + ABOVE_HEAD_M);
      this.place(this.labelOf(id), name, saying, eye, id === selected);
    }
    if (view.face.saying !== null && hidden !== "robot") {
      shown.add("robot");
      this.at.set(...ROBOT);
      this.place(this.labelOf("robot"), "", view.face.saying, eye, false);
    }
    for (const [id, { box }] of this.labels) {
      if (shown.has(id)) continue;
      box.remove();
      this.labels.delete(id);
    }
  }

  private place(
    { box, bubble, name }: Label,
    named: string,
    saying: string | null,
    eye: PerspectiveCamera,
    selected: boolean,
  ): void {
    this.at.project(eye);
    const before = this.at.z < 1;
    box.hidden = !before;
    if (!before) return;
    setText(name, named);
    setText(bubble, saying ?? "");
    box.classList.toggle("selected", selected);
    const x = ((this.at.x + 1) / 2) * this.layer.clientWidth;
    const y = ((1 - this.at.y) / 2) * this.layer.clientHeight;
    box.style.transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px) translate(-50%, -100%)`;
  }

  private labelOf(id: string): Label {
    const known = this.labels.get(id);
    if (known) return known;
    const [box, bubble, name] = ["label", "bubble", "name"].map((kind) => {
      const element = document.createElement("div");
      element.className = kind;
      return element;
    }) as [HTMLDivElement, HTMLDivElement, HTMLDivElement];
    box.classList.toggle("of-robot", id === "robot");
    box.append(bubble, name);
    this.layer.append(box);
    const label = { box, bubble, name };
    this.labels.set(id, label);
    return label;
  }
}

/** Writing the same text again would lay the page out again. */
function setText(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
  element.hidden = text === "";
}
