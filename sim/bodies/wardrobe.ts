import type { Look } from "./look.ts";
import type { Colour } from "./solid.ts";

/** From the lightest to the darkest. */
export const SKINS = ["pale", "fair", "olive", "tan", "brown", "dark"] as const;
export type Skin = (typeof SKINS)[number];

export const SKIN_COLOURS: Readonly<Record<Skin, Colour>> = {
  pale: [242, 206, 186],
  fair: [232, 190, 164],
  olive: [206, 162, 128],
  tan: [178, 130, 98],
  brown: [134, 90, 66],
  dark: [92, 60, 46],
};

type Outfit = Omit<Look, "heightM" | "kind">;

/** What people may look like, apart from their build. */
export const WARDROBE: readonly Outfit[] = [
  outfit([224, 178, 150], [60, 42, 30], "short", [64, 92, 140], [52, 52, 60], [40, 34, 30]),
  outfit([236, 190, 165], [92, 58, 34], "long", [168, 52, 60], [60, 76, 110], [60, 50, 46]),
  outfit([120, 78, 56], [24, 20, 18], "short", [226, 222, 214], [70, 66, 58], [30, 30, 30], [120, 140, 170]),
  outfit([198, 150, 118], [30, 24, 22], "long", [62, 112, 92], [44, 44, 52], [90, 70, 56]),
  outfit([232, 190, 164], [176, 172, 166], "short", [112, 84, 66], [84, 84, 92], [36, 32, 30]),
  outfit([150, 104, 78], [34, 26, 22], "long", [214, 170, 76], [56, 60, 84], [52, 44, 40]),
  outfit([92, 60, 46], [22, 18, 16], "long", [96, 64, 128], [206, 196, 178], [150, 118, 84]),
  outfit([242, 206, 186], [196, 150, 84], "short", [44, 60, 72], [140, 120, 92], [110, 76, 50]),
  outfit([206, 162, 128], [36, 28, 24], "short", [196, 202, 206], [40, 52, 78], [34, 34, 38], [70, 110, 120]),
  outfit([134, 90, 66], [60, 54, 52], "short", [148, 46, 40], [58, 58, 54], [32, 28, 26]),
  outfit([242, 206, 186], [150, 66, 34], "long", [58, 96, 120], [96, 84, 110], [70, 60, 60], [200, 196, 186]),
  outfit([178, 130, 98], [200, 196, 190], "long", [176, 126, 130], [74, 74, 82], [88, 66, 58]),
];

function outfit(
  skin: Colour,
  hair: Colour,
  length: "short" | "long",
  shirt: Colour,
  trousers: Colour,
  shoes: Colour,
  stripes: Colour | null = null,
): Outfit {
  return { skin, hair, longHair: length === "long", shirt, stripes, trousers, shoes };
}
