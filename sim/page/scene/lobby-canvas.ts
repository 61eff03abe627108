import { PerspectiveCamera, Raycaster, Vector2, type WebGLRenderer } from "three";
import type { CameraGeometry } from "../../../robot/kernel/geometry.ts";
import type { LobbyView } from "../../view.ts";
import { fittingQuality, openGraphics, type Quality } from "./graphics.ts";
import { Labels } from "./labels.ts";
import { LAYERS, LobbyScene } from "./lobby-scene.ts";
import { Marks } from "./marks.ts";
import { floorAlong, personAlong } from "./pointing.ts";
import { RobotsEye } from "./robots-eye.ts";
import { type Viewpoint, ViewpointControl } from "./viewpoint.ts";

/** Without a graphics card more pictures a second would only take time from the robot, which shares the machine. */
const LEAST_MS: Readonly<Record<Quality, number>> = { full: 0, low: 66 };
const SHARPEST: Readonly<Record<Quality, number>> = { full: 2, low: 0.5 };

/** What is around the lobby goes dark with it. */
const DARK = 0.35;

export interface LobbyCanvasParts {
  /** Takes the canvas and the labels over it, and gives them its size. */
  readonly host: HTMLElement;
  /** The robot's, whose picture and pyramid are drawn. */
  readonly camera: CameraGeometry;
  /** Absent: what fits this machine. */
  readonly quality?: Quality;
}

/** The lobby in 3D on a page: drawn whenever something moved, from where the technician chose. */
export class LobbyCanvas {
  /** What the robot's camera sees, drawn by the same graphics. */
  readonly robotsEye: RobotsEye;
  readonly quality: Quality;
  private readonly host: HTMLElement;
  private readonly camera: CameraGeometry;
  private readonly canvas: HTMLCanvasElement;
  private readonly renderer: WebGLRenderer;
  private readonly lobby: LobbyScene;
  private readonly eye = new PerspectiveCamera();
  private readonly viewpoints: ViewpointControl;
  private readonly marks = new Marks();
  private readonly labels = new Labels();
  private view: LobbyView | null = null;
  private selected: string | null = null;
  private moved = true;
  private pictures = 0;
  private drawnAtMs = Number.NEGATIVE_INFINITY;

  private constructor(
    { host, camera }: LobbyCanvasParts,
    quality: Quality,
    canvas: HTMLCanvasElement,
    renderer: WebGLRenderer,
    lobby: LobbyScene,
  ) {
    this.host = host;
    this.camera = camera;
    this.quality = quality;
    this.canvas = canvas;
    this.renderer = renderer;
    this.lobby = lobby;
    this.robotsEye = new RobotsEye(renderer, lobby);
    this.viewpoints = new ViewpointControl(this.eye, canvas);
    for (const layer of Object.values(LAYERS)) this.eye.layers.enable(layer);
    lobby.daylight.castShadows(quality === "full");
    lobby.scene.add(this.marks.group);
  }

  /** Throws `NoGraphics` when the browser cannot draw it. */
  static async open(parts: LobbyCanvasParts): Promise<LobbyCanvas> {
    const quality = parts.quality ?? fittingQuality();
    const canvas = document.createElement("canvas");
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", "The lobby in three dimensions");
    const renderer = openGraphics(canvas, quality);
    return new LobbyCanvas(parts, quality, canvas, renderer, await LobbyScene.open());
  }

  /** Draws until the signal is aborted, and leaves the host as it was. */
  async run(signal: AbortSignal): Promise<void> {
    const { host, canvas, labels } = this;
    host.append(canvas, labels.layer);
    const resized = new ResizeObserver(() => this.resize());
    resized.observe(host);
    this.resize();
    try {
      while (!signal.aborted) this.draw(await nextFrame());
    } finally {
      resized.disconnect();
      canvas.remove();
      labels.layer.remove();
      this.viewpoints.dispose();
      this.robotsEye.dispose();
      this.renderer.dispose();
    }
  }

  /** How many pictures were drawn so far. */
  get drawn(): number {
    return this.pictures;
  }

  /** What there is to see from now on. */
  update(view: LobbyView): void {
    this.view = view;
    this.moved = true;
  }

  look(viewpoint: Viewpoint): void {
    this.viewpoints.choose(viewpoint);
    this.moved = true;
  }

  /** Back to where the whole lobby is in view. */
  resetOrbit(): void {
    this.viewpoints.choose({ from: "orbit" });
    this.viewpoints.reset();
    this.moved = true;
  }

  /** Marks somebody; null marks nobody. */
  select(person: string | null): void {
    this.selected = person;
    this.moved = true;
  }

  /** While something else is dragged, the eye stays. */
  holdOrbit(yes: boolean): void {
    this.viewpoints.orbit.enabled = !yes;
  }

  /** Who is at this place of the window; null for nobody. */
  pick(clientX: number, clientY: number): string | null {
    return personAlong(this.rayThrough(clientX, clientY), this.view?.people ?? []);
  }

  /** Which place on the floor is at this place of the window, in the lobby's frame; null above the horizon. */
  floorAt(clientX: number, clientY: number): readonly [xM: number, yM: number] | null {
    return floorAlong(this.rayThrough(clientX, clientY));
  }

  /** What is drawn now, as a PNG. */
  async screenshot(): Promise<Blob> {
    this.drawNow();
    return new Promise((resolve, reject) => {
      this.canvas.toBlob(
        (blob) => (blob ? resolve(blob) : reject(new Error("the canvas is empty"))),
        "image/png",
      );
    });
  }

  private draw(nowMs: number): void {
    if (nowMs - this.drawnAtMs < LEAST_MS[this.quality]) return;
    const { view } = this;
    if (!view) return;
    const turned = this.viewpoints.apply(view, this.camera, this.aspect());
    if (!this.moved && !turned) return;
    this.drawnAtMs = nowMs;
    this.drawNow();
  }

  private drawNow(): void {
    const { view, eye, lobby } = this;
    if (!view) return;
    this.moved = false;
    this.pictures += 1;
    const { from } = this.viewpoints.current;
    lobby.update(view);
    this.host.classList.toggle("dark", view.light < DARK);
    this.marks.show(view, this.camera, this.selected);
    this.marks.showPyramid(from === "orbit" || from === "follow");
    if (from === "robots-eye") eye.layers.disable(LAYERS.robot);
    else eye.layers.enable(LAYERS.robot);
    lobby.showTo(eye.position);
    this.renderer.render(lobby.scene, eye);
    const behind = this.viewpoints.current;
    const hidden = behind.from === "shoulder" ? behind.person : from === "robots-eye" ? "robot" : null;
    this.labels.show(view, eye, this.selected, hidden);
  }

  private rayThrough(clientX: number, clientY: number) {
    const { left, top, width, height } = this.canvas.getBoundingClientRect();
    const at = new Vector2(((clientX - left) / width) * 2 - 1, 1 - ((clientY - top) / height) * 2);
    const caster = new Raycaster();
    caster.setFromCamera(at, this.eye);
    return caster.ray;
  }

  private aspect(): number {
    return this.host.clientWidth / Math.max(1, this.host.clientHeight);
  }

  private resize(): void {
    this.renderer.setPixelRatio(Math.min(devicePixelRatio, 2) * Math.min(1, SHARPEST[this.quality]));
    this.renderer.setSize(this.host.clientWidth, this.host.clientHeight);
    this.moved = true;
  }
}

function nextFrame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}
