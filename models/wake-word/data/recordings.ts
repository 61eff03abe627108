/**
 * Real sound from Debian's packages and, for measuring only, from public repositories; decoded into one long file
 * each. Nothing of it is kept in the project.
 */
export interface Recording {
  readonly name: string;
  readonly kind: "speech" | "music";
  readonly split: "training" | "development" | "held-out";
  /** A Debian package; or a repository OWNER/NAME, whose files lie in `var/wake-word/public/OWNER+NAME`. */
  readonly from: string;
  /** Which of its files. */
  readonly files: RegExp;
  /** Every n-th file only: some packages hold the same words in a dozen languages. */
  readonly every?: number;
  /** Worth training on to its end. */
  readonly manySpeakers?: boolean;
}

export const RECORDINGS: readonly Recording[] = [
  {
    name: "asterisk-es",
    kind: "speech",
    split: "training",
    from: "asterisk-core-sounds-es-g722",
    files: /\.g722$/,
  },
  {
    name: "asterisk-fr",
    kind: "speech",
    split: "training",
    from: "asterisk-core-sounds-fr-g722",
    files: /\.g722$/,
  },
  {
    name: "asterisk-it",
    kind: "speech",
    split: "training",
    from: "asterisk-core-sounds-it-g722",
    files: /\.g722$/,
  },
  {
    name: "asterisk-ru",
    kind: "speech",
    split: "training",
    from: "asterisk-core-sounds-ru-g722",
    files: /\.g722$/,
  },
  {
    name: "asterisk-es-co",
    kind: "speech",
    split: "training",
    from: "asterisk-prompt-es-co",
    files: /\.gsm$/,
  },
  {
    name: "asterisk-fr-armelle",
    kind: "speech",
    split: "training",
    from: "asterisk-prompt-fr-armelle",
    files: /\.gsm$/,
  },
  {
    name: "asterisk-menardi",
    kind: "speech",
    split: "training",
    from: "asterisk-prompt-it-menardi-wav",
    files: /\.wav$/,
  },
  { name: "fillets-cs", kind: "speech", split: "training", from: "fillets-ng-data-cs", files: /\.ogg$/ },
  {
    name: "fillets-nl",
    kind: "speech",
    split: "development",
    from: "fillets-ng-data-nl",
    files: /\.ogg$/,
  },
  {
    name: "tuxpaint",
    kind: "speech",
    split: "training",
    from: "tuxpaint-stamps-default",
    files: /_desc_(?!en).*\.ogg$/,
    every: 4,
  },
  {
    name: "ktuberling",
    kind: "speech",
    split: "training",
    from: "ktuberling-data",
    files: /sounds\/(?!en\/).*\.(wav|ogg)$/,
    every: 2,
  },
  {
    name: "klettres",
    kind: "speech",
    split: "training",
    from: "klettres-data",
    files: /klettres\/(?!en).*\.ogg$/,
    every: 2,
  },
  {
    name: "hedgewars",
    kind: "speech",
    split: "training",
    from: "hedgewars-data",
    files: /voices\/.*\.ogg$/,
  },
  {
    name: "fillets-music",
    kind: "music",
    split: "training",
    from: "fillets-ng-data",
    files: /music\/.*\.ogg$/,
  },
  {
    name: "asterisk-en",
    kind: "speech",
    split: "development",
    from: "asterisk-core-sounds-en-g722",
    files: /\.g722$/,
  },
  {
    name: "tuxpaint-en",
    kind: "speech",
    split: "development",
    from: "tuxpaint-stamps-default",
    files: /_en_GB\.ogg$/,
  },
  {
    name: "ktuberling-en",
    kind: "speech",
    split: "development",
    from: "ktuberling-data",
    files: /sounds\/en\/.*\.(wav|ogg)$/,
  },
  {
    name: "klettres-en",
    kind: "speech",
    split: "development",
    from: "klettres-data",
    files: /klettres\/en.*\.ogg$/,
  },
  {
    name: "amazon-queen",
    kind: "speech",
    split: "training",
    from: "flight-of-the-amazon-queen",
    files: /queen\.1c$/,
    manySpeakers: true,
  },
  {
    name: "steel-sky",
    kind: "speech",
    split: "training",
    from: "beneath-a-steel-sky",
    files: /sky\.dnr$/,
    manySpeakers: true,
  },
  {
    name: "librivox",
    kind: "speech",
    split: "held-out",
    from: "pocketsphinx-testdata",
    files: /librivox\/.*\.wav$/,
  },
  {
    name: "asterisk-music",
    kind: "music",
    split: "held-out",
    from: "asterisk-moh-opsound-g722",
    files: /\.g722$/,
  },
  {
    name: "coffee-orders",
    kind: "speech",
    split: "held-out",
    from: "Picovoice/speech-to-intent-benchmark",
    files: /\.wav$/,
  },
  {
    name: "other-wake-words",
    kind: "speech",
    split: "held-out",
    from: "Picovoice/wake-word-benchmark",
    files: /\.wav$/,
  },
  {
    name: "community-wake-words",
    kind: "speech",
    split: "held-out",
    from: "MycroftAI/Precise-Community-Data",
    files: /\.(wav|mp3)$/,
  },
];
