import { z } from "zod";
import { control } from "./control-messages.ts";
import { hello, visible } from "./painting-messages.ts";

/** From the page to the lobby, as text; pictures and sound come as bytes. */
export const fromPage = z.discriminatedUnion("type", [hello, visible, control]);
export type FromPage = z.infer<typeof fromPage>;
