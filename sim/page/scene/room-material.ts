import { MeshLambertMaterial, type MeshLambertMaterialParameters } from "three";
import { ROOM } from "../../room/room-plan.ts";
import { patch } from "./solid-material.ts";

/** For walls, floor and ceiling: darker towards the corners, which light reaches from one side only. */
export function roomMaterial(look: MeshLambertMaterialParameters): MeshLambertMaterial {
  const material = new MeshLambertMaterial(look);
  material.onBeforeCompile = (shader) => {
    patch(shader, "vertexShader", "#include <common>", "#include <common>\nvarying vec3 vInRoom;");
    patch(
      shader,
      "vertexShader",
      "#include <begin_vertex>",
      "#include <begin_vertex>\nvInRoom = (modelMatrix * vec4(position, 1.0)).xyz;",
    );
    patch(shader, "fragmentShader", "#include <common>", "#include <common>\nvarying vec3 vInRoom;");
    patch(shader, "fragmentShader", "#include <color_fragment>", `#include <color_fragment>\n${CORNERS}`);
  };
  material.customProgramCacheKey = () => "room";
  return material;
}

const float = (value: number) => value.toFixed(3);

/** A point on one surface is in a corner as far as the next surface is near: the second nearest of the six. */
const CORNERS = `
  vec3 lower = vInRoom - vec3(${float(ROOM.backM)}, ${float(ROOM.rightM)}, 0.0);
  vec3 upper = vec3(${float(ROOM.farM)}, ${float(ROOM.leftM)}, ${float(ROOM.ceilingM)}) - vInRoom;
  vec3 near = min(lower, upper);
  float second = max(min(near.x, near.y), min(max(near.x, near.y), near.z));
  diffuseColor.rgb *= 0.72 + 0.28 * smoothstep(-0.15, 1.1, second);
`;
