/** Latest readings of what is measured on the host, by a name that ends in its unit: `sight.infer_ms`. */
export class Gauges {
  private readonly readings = new Map<string, number>();

  set(name: string, value: number): void {
    this.readings.set(name, value);
  }

  add(name: string, amount: number): void {
    this.readings.set(name, (this.readings.get(name) ?? 0) + amount);
  }

  get(name: string): number | undefined {
    return this.readings.get(name);
  }

  all(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.readings].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}
