import {
  type Material,
  MeshDepthMaterial,
  MeshLambertMaterial,
  type WebGLProgramParametersWithUniforms,
} from "three";

export interface SolidMaterials {
  readonly lit: Material;
  /** For shadows. */
  readonly depth: Material;
}

/** Materials for templates that are bent into solids on the graphics card; see `SolidShape`. */
export function solidMaterials(placing: string): SolidMaterials {
  const surface = `
    attribute vec4 solidA;
    attribute vec4 solidB;
    void solidSurface(out vec3 point, out vec3 outward) {${placing}}
  `;
  const lit = new MeshLambertMaterial({ vertexColors: true });
  lit.onBeforeCompile = (shader) => {
    patch(
      shader,
      "vertexShader",
      "#include <common>",
      `#include <common>\n${surface}\nattribute vec4 band; ${BAND}`,
    );
    patch(
      shader,
      "vertexShader",
      "#include <beginnormal_vertex>",
      `vec3 solidPoint; vec3 objectNormal;
       solidSurface(solidPoint, objectNormal);
       vBand = band; vUpM = solidPoint.z;`,
    );
    patch(shader, "vertexShader", "#include <begin_vertex>", "vec3 transformed = solidPoint;");
    patch(shader, "fragmentShader", "#include <common>", `#include <common>\n${BAND}`);
    patch(shader, "fragmentShader", "#include <color_fragment>", `#include <color_fragment>\n${BANDS}`);
  };
  lit.customProgramCacheKey = () => `solid ${placing}`;
  const depth = new MeshDepthMaterial();
  depth.onBeforeCompile = (shader) => {
    patch(shader, "vertexShader", "#include <common>", `#include <common>\n${surface}`);
    patch(
      shader,
      "vertexShader",
      "#include <begin_vertex>",
      "vec3 transformed; vec3 solidOutward; solidSurface(transformed, solidOutward);",
    );
  };
  depth.customProgramCacheKey = () => `solid depth ${placing}`;
  return { lit, depth };
}

/** `band`: the other colour of striped cloth, and how high each stripe is; 0 for plain. */
const BAND = "varying vec4 vBand; varying float vUpM;";

/** Every second band has the other colour; edges as soft as a pixel is high. */
const BANDS = `
  if (vBand.w > 0.0) {
    float at = vUpM / vBand.w;
    float soft = clamp(fwidth(at), 1e-4, 1.0);
    float wave = abs(fract(at * 0.5 + 0.25) - 0.5) * 2.0;
    diffuseColor.rgb = mix(diffuseColor.rgb, vBand.rgb, smoothstep(0.5 - soft, 0.5 + soft, wave));
  }
`;

/** Puts code in the place of one of three's chunks. */
export function patch(
  shader: WebGLProgramParametersWithUniforms,
  part: "vertexShader" | "fragmentShader",
  chunk: string,
  code: string,
): void {
  if (!shader[part].includes(chunk)) throw new Error(`three's ${part} has no ${chunk} any more`);
  shader[part] = shader[part].replace(chunk, code);
}
