import type { Look } from "./humanoid.ts";

/** What people may look like, apart from their height. */
export const WARDROBE: readonly Omit<Look, "heightM">[] = [
  {
    skin: [224, 178, 150],
    hair: [60, 42, 30],
    longHair: false,
    shirt: [64, 92, 140],
    stripes: null,
    trousers: [52, 52, 60],
    shoes: [40, 34, 30],
  },
  {
    skin: [236, 190, 165],
    hair: [92, 58, 34],
    longHair: true,
    shirt: [168, 52, 60],
    stripes: null,
    trousers: [60, 76, 110],
    shoes: [60, 50, 46],
  },
  {
    skin: [120, 78, 56],
    hair: [24, 20, 18],
    longHair: false,
    shirt: [226, 222, 214],
    stripes: [120, 140, 170],
    trousers: [70, 66, 58],
    shoes: [30, 30, 30],
  },
  {
    skin: [198, 150, 118],
    hair: [30, 24, 22],
    longHair: true,
    shirt: [62, 112, 92],
    stripes: null,
    trousers: [44, 44, 52],
    shoes: [90, 70, 56],
  },
  {
    skin: [232, 190, 164],
    hair: [176, 172, 166],
    longHair: false,
    shirt: [112, 84, 66],
    stripes: null,
    trousers: [84, 84, 92],
    shoes: [36, 32, 30],
  },
  {
    skin: [150, 104, 78],
    hair: [34, 26, 22],
    longHair: true,
    shirt: [214, 170, 76],
    stripes: null,
    trousers: [56, 60, 84],
    shoes: [52, 44, 40],
  },
];
