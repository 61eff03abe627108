/** What a language model wrote, and the numbers of the sources that it names for it. */
export interface RewrittenSentence {
  readonly text: string;
  readonly sources: readonly number[];
}

/** Longer is no longer one sentence. */
const LONGEST_SENTENCE = 600;

/**
 * Words that claim nothing by themselves. Everything else must stand in a source: also "or", "all", "only", "must",
 * "maybe" and every number written as a word, since leaving them out or putting them in makes another claim.
 */
const functionWords = new Set(
  (
    "a an the and of to in on at by for from with as is are was were be been being am they them their theirs he him " +
    "his she her hers it its this that these those who whom whose which has have had do does did also both then there"
  ).split(" "),
);

const negations = new Set(
  "not no never none nobody nothing neither nor without cannot hardly except unless".split(" "),
);

/**
 * Whether a rewritten sentence says only what its sources say, as far as words tell; null when it does, else what is
 * wrong with it. Every word of weight, number and name must stand in a source; what stands there only within quotation
 * marks, since somebody merely said it, must stay within them; nothing may be denied that was not, or the other way
 * round. Order and grammar are free, so a sentence may still connect true words in a wrong way: that is why every
 * sentence carries its sources. Pure.
 *
 * @param sources the deterministic sentences, the first being number 1
 */
export function faultOf(rewritten: RewrittenSentence, sources: readonly string[]): string | null {
  const { text } = rewritten;
  if (text.length > LONGEST_SENTENCE || /[\n\r\p{Cc}\p{Cf}]/u.test(text)) return "not one sentence";
  const cited = rewritten.sources.map((number) => sources[number - 1]);
  if (cited.length === 0) return "no source";
  const known = cited.filter((source) => source !== undefined);
  if (known.length < cited.length) return "a source that does not exist";
  const [saidFreely, quoted] = partsOf([text]);
  const [knownFreely, knownQuoted] = partsOf(known);
  const free = new Set(knownFreely);
  const any = new Set([...knownFreely, ...knownQuoted]);
  const invented =
    saidFreely.find((word) => hasWeight(word) && !free.has(word)) ??
    quoted.find((word) => hasWeight(word) && !any.has(word));
  if (invented !== undefined)
    return any.has(invented) ? `“${invented}” is no longer quoted` : `“${invented}”`;
  return sameDenials(wordsOf(text), known.flatMap(wordsOf))
    ? null
    : "something is denied that was not, or not denied";
}

/** The words outside and inside quotation marks. */
function partsOf(texts: readonly string[]): readonly [outside: string[], inside: string[]] {
  const pieces = texts.flatMap((text) =>
    text.split(/[“”"«»„]/u).map((piece, at) => ({ piece, isInside: at % 2 === 1 })),
  );
  const of = (inside: boolean) =>
    pieces.filter(({ isInside }) => isInside === inside).flatMap(({ piece }) => wordsOf(piece));
  return [of(false), of(true)];
}

/** Lower case, without accents; "doesn't" is two words, and a plural or a past is its stem. */
function wordsOf(text: string): string[] {
  const plain = text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/(\p{L})[’']s\b/gu, "$1")
    .replace(/\b(ca|wo|sha)n[’']t\b/gu, "not")
    .replace(/n[’']t\b/gu, " not");
  return (plain.match(/[\p{L}\p{N}]+(?:[.,:@_-][\p{L}\p{N}]+)*/gu) ?? []).flatMap(splitOrWhole).map(stem);
}

/** Dates, amounts and addresses stay whole, so that no figure of theirs stands for itself; other compounds come apart. */
function splitOrWhole(token: string): string[] {
  return /[\p{N}@]/u.test(token) ? [token] : token.split(/[.,:@_-]/u);
}

/** As little as makes "visit" of "visits" and "visited"; a wrong stem only lets two forms of one word pass. */
function stem(word: string): string {
  return /\p{N}/u.test(word) || negations.has(word) || word.length < 5
    ? word
    : word.replace(/(?:ies|ied)$/u, "y").replace(/(?:ing|ed|es|s|e)$/u, "");
}

function hasWeight(word: string): boolean {
  return !functionWords.has(word) && !negations.has(word);
}

/** Every denial with the word of weight behind it: "not want" is not "not colour". */
function sameDenials(one: readonly string[], other: readonly string[]): boolean {
  const [a, b] = [denialsIn(one), denialsIn(other)];
  return a.size === b.size && [...a].every((denial) => b.has(denial));
}

function denialsIn(words: readonly string[]): ReadonlySet<string> {
  return new Set(
    words.flatMap((word, at) =>
      negations.has(word) ? [`not ${words.slice(at + 1).find(hasWeight) ?? "anything"}`] : [],
    ),
  );
}
