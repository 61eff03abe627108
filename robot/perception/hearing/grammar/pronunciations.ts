/**
 * How words sound that the dictionary lacks and that rules get wrong: names, and the vocabulary of salons and
 * clinics. In the phones of the CMU dictionary, without stress; several sounds where people differ.
 */
export const PRONUNCIATIONS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    balayage: ["B AA L AH Y AA ZH", "B AE L IY AA ZH"],
    beatriz: ["B EY AH T R IY S", "B IY AH T R IH S"],
    botox: ["B OW T AA K S"],
    camila: ["K AH M IY L AH"],
    covid: ["K OW V IH D"],
    dermaplaning: ["D ER M AH P L EY N IH NG"],
    esperanza: ["EH S P ER AA N Z AH"],
    facebook: ["F EY S B UH K"],
    google: ["G UW G AH L"],
    instagram: ["IH N S T AH G R AE M"],
    invisalign: ["IH N V IH Z AH L AY N"],
    keratin: ["K EH R AH T IH N"],
    mhm: ["M HH AH M", "AH M HH AH M", "M AH M HH AH M"],
    hm: ["HH AH M", "HH M"],
    mm: ["AH M", "M"],
    microblading: ["M AY K R OW B L EY D IH NG"],
    nextdoor: ["N EH K S T D AO R"],
    ombre: ["AA M B R EY", "OW M B R EY"],
    pedi: ["P EH D IY"],
    mani: ["M AE N IY"],
    priya: ["P R IY AH"],
    tiktok: ["T IH K T AA K"],
    updo: ["AH P D UW"],
    whatsapp: ["W AH T S AE P"],
    yelp: ["Y EH L P"],
    youtube: ["Y UW T UW B"],
    yuki: ["Y UW K IY"],
  }),
);
