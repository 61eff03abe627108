/** What was opened, to be released in reverse order whatever happens. */
export class ReleaseStack {
  private readonly releases: (() => void | Promise<void>)[] = [];

  /** Call it right after opening. */
  defer(release: () => void | Promise<void>): void {
    this.releases.push(release);
  }

  /** Releases everything, also when one release fails; then throws the first failure. */
  async release(): Promise<void> {
    const failures: unknown[] = [];
    for (let next = this.releases.pop(); next; next = this.releases.pop()) {
      try {
        await next();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  }
}
