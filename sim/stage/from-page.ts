import { z } from "zod";
import { hello, visible } from "./painting-messages.ts";

/** From the page to the lobby, as text; pictures and sound come as bytes. */
export const fromPage = z.discriminatedUnion("type", [hello, visible]);
export type FromPage = z.infer<typeof fromPage>;
