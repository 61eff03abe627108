import { z } from "zod";
import { colour, frameId, timestamp, vector } from "./foxglove-messages.ts";

/** Foxglove's `SceneUpdate`: solids and words that its tools draw in the room. Names and spelling are theirs. */

const orientation = vector.extend({ w: z.number() });
const pose = z.object({ position: vector, orientation });
const corners = z.array(vector);
const colours = z.array(colour);
const indices = z.array(z.int().min(0));

const solid = z.object({ pose, size: vector, color: colour });
const cylinder = solid.extend({ bottom_scale: z.number(), top_scale: z.number() });
const text = z.object({
  pose,
  billboard: z.boolean().describe("It always faces whoever looks."),
  font_size: z.number(),
  scale_invariant: z.boolean().describe("Its size is in pixels."),
  color: colour,
  text: z.string(),
});

/** What nothing of ours is drawn with; their tools want the lists all the same. */
const arrow = z.object({
  pose,
  shaft_length: z.number(),
  shaft_diameter: z.number(),
  head_length: z.number(),
  head_diameter: z.number(),
  color: colour,
});
const line = z.object({
  type: z.int().min(0).max(2),
  pose,
  thickness: z.number(),
  scale_invariant: z.boolean(),
  points: corners,
  color: colour,
  colors: colours,
  indices,
});
const triangles = z.object({ pose, points: corners, color: colour, colors: colours, indices });
const model = z.object({
  pose,
  scale: vector,
  color: colour,
  override_color: z.boolean(),
  url: z.string(),
  media_type: z.string(),
  data: z.string().meta({ contentEncoding: "base64" }),
});

export const sceneUpdate = z.object({
  deletions: z.array(
    z.object({ timestamp, type: z.literal(1).describe("Everything that was drawn before."), id: z.string() }),
  ),
  entities: z.array(
    z.object({
      timestamp,
      frame_id: frameId,
      id: z.string().describe("The person's track."),
      lifetime: z.object({ sec: z.int(), nsec: z.int() }).describe("Gone by then, whatever happens."),
      frame_locked: z.boolean(),
      metadata: z.array(z.object({ key: z.string(), value: z.string() })),
      arrows: z.array(arrow).max(0),
      cubes: z.array(solid).max(0),
      spheres: z.array(solid),
      cylinders: z.array(cylinder),
      lines: z.array(line).max(0),
      triangles: z.array(triangles).max(0),
      texts: z.array(text),
      models: z.array(model).max(0),
    }),
  ),
});
