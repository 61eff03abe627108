/** Linear convolution, as long as `sound`: what rings on after its end is cut. */
export function convolved(sound: Float32Array, response: Float32Array): Float32Array {
  let size = 1;
  while (size < sound.length + response.length) size *= 2;
  // Both are real: one transform carries the two, as real and imaginary part.
  const [re, im] = [new Float64Array(size), new Float64Array(size)];
  re.set(sound);
  im.set(response);
  transform(re, im);
  const [productRe, productIm] = [new Float64Array(size), new Float64Array(size)];
  for (let k = 0; k < size; k++) {
    const mirror = (size - k) % size;
    const [a, b, c, d] = [re[k] ?? 0, im[k] ?? 0, re[mirror] ?? 0, im[mirror] ?? 0];
    const [soundRe, soundIm] = [(a + c) / 2, (b - d) / 2];
    const [responseRe, responseIm] = [(b + d) / 2, (c - a) / 2];
    productRe[k] = soundRe * responseRe - soundIm * responseIm;
    // The conjugate: transforming once more is then the inverse, but for the size.
    productIm[k] = -(soundRe * responseIm + soundIm * responseRe);
  }
  transform(productRe, productIm);
  return Float32Array.from({ length: sound.length }, (_, at) => (productRe[at] ?? 0) / size);
}

/** In place, radix 2 (Cooley and Tukey); both as long as a power of two. */
function transform(re: Float64Array, im: Float64Array): void {
  const size = re.length;
  for (let i = 1, j = 0; i < size; i++) {
    let bit = size >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) {
      swap(re, i, j);
      swap(im, i, j);
    }
  }
  for (let length = 2; length <= size; length *= 2) {
    const half = length / 2;
    const { cos, sin } = turns(length);
    for (let from = 0; from < size; from += length) {
      for (let k = 0; k < half; k++) {
        const [even, odd] = [from + k, from + k + half];
        const [c, s] = [cos[k] as number, sin[k] as number];
        const [oddRe, oddIm] = [re[odd] as number, im[odd] as number];
        const turnedRe = oddRe * c - oddIm * s;
        const turnedIm = oddRe * s + oddIm * c;
        re[odd] = (re[even] as number) - turnedRe;
        im[odd] = (im[even] as number) - turnedIm;
        re[even] = (re[even] as number) + turnedRe;
        im[even] = (im[even] as number) + turnedIm;
      }
    }
  }
}

/** The roots of unity of one length, kept: computing them takes as long as the rest. */
function turns(length: number): { readonly cos: Float64Array; readonly sin: Float64Array } {
  const known = TURNS.get(length);
  if (known) return known;
  const angles = Float64Array.from({ length: length / 2 }, (_, k) => (-2 * Math.PI * k) / length);
  const fresh = { cos: angles.map(Math.cos), sin: angles.map(Math.sin) };
  TURNS.set(length, fresh);
  return fresh;
}

const TURNS = new Map<number, { readonly cos: Float64Array; readonly sin: Float64Array }>();

function swap(values: Float64Array, a: number, b: number): void {
  const kept = values[a] as number;
  values[a] = values[b] as number;
  values[b] = kept;
}
