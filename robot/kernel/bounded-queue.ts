/** What a full queue does with one more: the name is the policy, and every loss is counted. */
export type Overflow = "drop-oldest" | "drop-newest" | "refuse";

/** A queue between one producer and one consumer, with a bound. `latest wins` is a bound of one that drops the oldest. */
export class BoundedQueue<T> implements AsyncIterable<T> {
  private readonly items: T[] = [];
  private readonly waiting: ((result: IteratorResult<T>) => void)[] = [];
  private closed = false;
  private lost = 0;
  private readonly capacity: number;
  private readonly overflow: Overflow;

  constructor(capacity: number, overflow: Overflow) {
    this.capacity = capacity;
    this.overflow = overflow;
  }

  /** How many were dropped so far. */
  get dropped(): number {
    return this.lost;
  }

  get length(): number {
    return this.items.length;
  }

  /** False when the item was not taken: the queue is closed, or full and told to refuse or drop the newest. */
  offer(item: T): boolean {
    if (this.closed) return false;
    const waiter = this.waiting.shift();
    if (waiter) {
      waiter({ value: item, done: false });
      return true;
    }
    if (this.items.length < this.capacity) {
      this.items.push(item);
      return true;
    }
    if (this.overflow === "refuse") return false;
    this.lost += 1;
    if (this.overflow === "drop-newest") return false;
    this.items.shift();
    this.items.push(item);
    return true;
  }

  /** What is queued is still handed out; then the iteration ends. */
  close(): void {
    this.closed = true;
    for (const waiter of this.waiting.splice(0)) waiter({ value: undefined, done: true });
  }

  [Symbol.asyncIterator](): AsyncIterator<T> {
    return {
      next: () => {
        if (this.items.length > 0) return Promise.resolve({ value: this.items.shift() as T, done: false });
        if (this.closed) return Promise.resolve({ value: undefined, done: true });
        return new Promise((resolve) => this.waiting.push(resolve));
      },
      return: () => {
        this.close();
        return Promise.resolve({ value: undefined, done: true });
      },
    };
  }
}
