/** Of one kind of evidence: what it says, and whether it was so. */
export interface Example {
  readonly traits: readonly number[];
  readonly isSo: boolean;
}

/** Against traits that tell the same twice: hardly any. */
const RIDGE = 1e-3;
const ROUNDS = 30;

/**
 * The likeliest log-odds of "it is so", as a constant and a weight for each trait: logistic regression by Newton's method.
 */
export function fitLogistic(examples: readonly Example[]): readonly number[] {
  const count = 1 + (examples[0]?.traits.length ?? 0);
  let weights: readonly number[] = Array<number>(count).fill(0);
  for (let round = 0; round < ROUNDS; round++) {
    const slope = weights.map((weight) => RIDGE * weight);
    const curve = weights.map((_, row) => weights.map((__, column): number => (row === column ? RIDGE : 0)));
    for (const { traits, isSo } of examples) {
      const x = [1, ...traits];
      const share = likelihood(weights, traits);
      for (const [row, one] of x.entries()) {
        slope[row] = (slope[row] ?? 0) + (share - (isSo ? 1 : 0)) * one;
        for (const [column, other] of x.entries()) {
          const line = curve[row];
          if (line) line[column] = (line[column] ?? 0) + share * (1 - share) * one * other;
        }
      }
    }
    const change = solved(curve, slope);
    weights = weights.map((weight, at) => weight - (change[at] ?? 0));
  }
  return weights;
}

/** How likely it is by these weights, 0 … 1. */
export function likelihood(weights: readonly number[], traits: readonly number[]): number {
  const logOdds = [1, ...traits].reduce((sum, each, at) => sum + each * (weights[at] ?? 0), 0);
  return 1 / (1 + Math.exp(-logOdds));
}

/** x of Ax = b, for a positive definite A: Gauss, without looking for a pivot. */
function solved(matrix: readonly (readonly number[])[], right: readonly number[]): readonly number[] {
  const rows = matrix.map((row, at) => [...row, right[at] ?? 0]);
  for (const [at, pivot] of rows.entries()) {
    const by = pivot[at] ?? 1;
    for (const [other, row] of rows.entries()) {
      if (other === at) continue;
      const times = (row[at] ?? 0) / by;
      for (const [column, value] of pivot.entries()) row[column] = (row[column] ?? 0) - times * value;
    }
  }
  return rows.map((row, at) => (row.at(-1) ?? 0) / (row[at] ?? 1));
}
