/**
 * Pairs rows with columns so that as many pairs as possible cost no more than `limit`, at the least total
 * cost: the Hungarian method in Jonker and Volgenant's shortest-path form, O(rows² × columns).
 * Greedy pairing swaps two people exactly when they cross, which is when it matters.
 *
 * @param costs rectangular, `costs[row][column]`, each ≥ 0
 * @returns `[row, column]` by row
 */
export function assign(costs: readonly (readonly number[])[], limit: number): (readonly [number, number])[] {
  const rows = costs.length;
  const columns = costs[0]?.length ?? 0;
  if (rows === 0 || columns === 0) return [];
  if (rows > columns) {
    return assign(transposed(costs), limit)
      .map(([column, row]) => [row, column] as const)
      .sort(([a], [b]) => a - b);
  }
  // Dearer than every allowed pairing together, so that one forbidden pair is never taken to save on others.
  const forbidden = (limit + 1) * (rows + 1);
  const cost = (row: number, column: number) =>
    costs[row][column] <= limit ? costs[row][column] : forbidden;
  return pairUp(rows, columns, cost)
    .map((row, column) => [row, column] as const)
    .filter(([row, column]) => row >= 0 && costs[row][column] <= limit)
    .sort(([a], [b]) => a - b);
}

/** @returns the row of each column, -1 where there is none; `rows` ≤ `columns` */
function pairUp(rows: number, columns: number, cost: (row: number, column: number) => number): number[] {
  const rowPotential = new Float64Array(rows);
  const columnPotential = new Float64Array(columns);
  const rowOf = new Array<number>(columns).fill(-1);

  for (let unpaired = 0; unpaired < rows; unpaired++) {
    const slack = new Float64Array(columns).fill(Number.POSITIVE_INFINITY);
    const cameFrom = new Int32Array(columns).fill(-1);
    const visited = new Uint8Array(columns);
    const path: number[] = [];
    let row = unpaired;
    let column = -1;
    do {
      const reached = column;
      column = -1;
      for (let next = 0; next < columns; next++) {
        if (visited[next]) continue;
        const through = cost(row, next) - rowPotential[row] - columnPotential[next];
        if (through < slack[next]) {
          slack[next] = through;
          cameFrom[next] = reached;
        }
        if (column < 0 || slack[next] < slack[column]) column = next;
      }
      const step = slack[column];
      rowPotential[unpaired] += step;
      for (const seen of path) {
        rowPotential[rowOf[seen]] += step;
        columnPotential[seen] -= step;
      }
      for (let next = 0; next < columns; next++) if (!visited[next]) slack[next] -= step;
      visited[column] = 1;
      path.push(column);
      row = rowOf[column];
    } while (row >= 0);
    for (let at = column; at >= 0; at = cameFrom[at]) {
      rowOf[at] = cameFrom[at] >= 0 ? rowOf[cameFrom[at]] : unpaired;
    }
  }
  return rowOf;
}

function transposed(costs: readonly (readonly number[])[]): number[][] {
  return costs[0].map((_, column) => costs.map((row) => row[column]));
}
