import { PCFShadowMap, WebGLRenderer } from "three";

/** `low`: no shadows, half the resolution, for machines that draw without a graphics card. */
export type Quality = "full" | "low";

/** A browser that cannot draw in three dimensions. */
export class NoGraphics extends Error {
  override name = "NoGraphics";
}

/** Throws `NoGraphics`. */
export function openGraphics(canvas: HTMLCanvasElement, quality: Quality): WebGLRenderer {
  let renderer: WebGLRenderer;
  try {
    renderer = new WebGLRenderer({ alpha: true, antialias: quality === "full", canvas });
  } catch (cause) {
    throw new NoGraphics("This browser cannot draw the lobby: it has no WebGL 2.", { cause });
  }
  renderer.shadowMap.enabled = quality === "full";
  renderer.shadowMap.type = PCFShadowMap;
  return renderer;
}

/** What this machine can draw fluently. Throws `NoGraphics`. */
export function fittingQuality(): Quality {
  const gl = document.createElement("canvas").getContext("webgl2");
  if (!gl) throw new NoGraphics("This browser cannot draw the lobby: it has no WebGL 2.");
  const named = gl.getExtension("WEBGL_debug_renderer_info");
  const name = String(gl.getParameter(named ? named.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  gl.getExtension("WEBGL_lose_context")?.loseContext();
  return /swiftshader|llvmpipe|softpipe|software/i.test(name) ? "low" : "full";
}
