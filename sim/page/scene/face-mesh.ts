import {
  Color,
  Mesh,
  MeshLambertMaterial,
  type SphereGeometry,
  SRGBColorSpace,
  Vector3,
  Vector4,
} from "three";
import { type Face, faceMarks, HAIR_AHEAD, HAIRLINE } from "../../bodies/face.ts";
import type { Colour, Ellipsoid } from "../../bodies/solid.ts";
import { patch } from "./solid-material.ts";

/** More than a face has. */
const MOST_MARKS = 16;

/**
 * A head whose front is a face, painted pixel by pixel from its marks: sharp from any distance, and the same marks
 * that the software painter uses.
 */
export class FaceMesh extends Mesh<SphereGeometry, MeshLambertMaterial> {
  private readonly uniforms = {
    faceSkin: { value: new Color() },
    faceHair: { value: new Color() },
    /** side, up, half width, half height */
    markPlaces: { value: Array.from({ length: MOST_MARKS }, () => new Vector4()) },
    /** red, green, blue; droop */
    markPaints: { value: Array.from({ length: MOST_MARKS }, () => new Vector4()) },
    /** 1 for mirrored, 2 for within the mark before */
    markKinds: { value: new Array<number>(MOST_MARKS).fill(0) },
    markCount: { value: 0 },
  };
  private readonly linear = new Color();
  private readonly radii = new Vector3();

  constructor(ball: SphereGeometry) {
    super(ball, new MeshLambertMaterial());
    this.castShadow = true;
    this.receiveShadow = true;
    this.matrixAutoUpdate = false;
    this.material.onBeforeCompile = (shader) => {
      Object.assign(shader.uniforms, this.uniforms);
      patch(shader, "vertexShader", "#include <common>", "#include <common>\nvarying vec3 vOnBall;");
      patch(
        shader,
        "vertexShader",
        "#include <begin_vertex>",
        "#include <begin_vertex>\nvOnBall = position;",
      );
      patch(shader, "fragmentShader", "#include <common>", `#include <common>\n${DECLARATIONS}`);
      patch(shader, "fragmentShader", "#include <color_fragment>", PAINTING);
    };
    this.material.customProgramCacheKey = () => "face";
  }

  /** @param head an ellipsoid that is painted as a face */
  show(head: Ellipsoid, face: Face): void {
    const [x, y, z] = head.centre;
    this.matrix
      .makeRotationZ(head.yawRad)
      .scale(this.radii.set(...head.radiiM))
      .setPosition(x, y, z);
    this.matrixWorldNeedsUpdate = true;
    const { faceSkin, faceHair, markPlaces, markPaints, markKinds, markCount } = this.uniforms;
    faceSkin.value.copy(this.toLinear(face.skin));
    faceHair.value.copy(this.toLinear(face.hair));
    const marks = faceMarks(face);
    markCount.value = Math.min(marks.length, MOST_MARKS);
    for (const [index, mark] of marks.slice(0, MOST_MARKS).entries()) {
      markPlaces.value[index]!.set(mark.side, mark.up, mark.halfWidth, mark.halfHeight);
      const { r, g, b } = this.toLinear(mark.colour);
      markPaints.value[index]!.set(r, g, b, mark.droop);
      markKinds.value[index] = (mark.mirrored ? 1 : 0) + (mark.within ? 2 : 0);
    }
  }

  private toLinear([red, green, blue]: Colour): Color {
    return this.linear.setRGB(red / 255, green / 255, blue / 255, SRGBColorSpace);
  }
}

const DECLARATIONS = `
  varying vec3 vOnBall;
  uniform vec3 faceSkin;
  uniform vec3 faceHair;
  uniform vec4 markPlaces[${MOST_MARKS}];
  uniform vec4 markPaints[${MOST_MARKS}];
  uniform int markKinds[${MOST_MARKS}];
  uniform int markCount;
`;

const PAINTING = `
  vec3 onBall = normalize(vOnBall);
  vec3 painted = faceSkin;
  float softest = max(fwidth(onBall.y), fwidth(onBall.z));
  float before = 0.0;
  for (int index = 0; index < ${MOST_MARKS}; index++) {
    if (index >= markCount) break;
    vec4 place = markPlaces[index];
    bool mirrored = mod(float(markKinds[index]), 2.0) > 0.5;
    float side = (mirrored ? abs(onBall.y) : onBall.y) - place.x;
    float up = onBall.z - place.y + markPaints[index].w * side;
    vec2 size = max(place.zw, vec2(1e-4));
    float out_ = length(vec2(side, up) / size) - 1.0;
    float soft = softest / min(size.x, size.y);
    float covers = place.w > 0.0 ? 1.0 - smoothstep(-0.7 * soft, 0.7 * soft, out_) : 0.0;
    if (markKinds[index] >= 2) covers *= before;
    painted = mix(painted, markPaints[index].rgb, covers);
    before = covers;
  }
  float hairline = onBall.z - ${HAIRLINE.up} + ${HAIRLINE.fall} * onBall.y * onBall.y;
  float hairy = max(
    smoothstep(-softest, softest, hairline),
    1.0 - smoothstep(${HAIR_AHEAD} - softest, ${HAIR_AHEAD} + softest, onBall.x)
  );
  diffuseColor.rgb = mix(painted, faceHair, hairy);
`;
