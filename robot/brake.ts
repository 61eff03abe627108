/** The emergency stop as the head obeys it: pressed anywhere is pressed. */
export class Brake {
  private readonly apply: (pressed: boolean) => void;
  private readonly pressedAt = new Set<"hardware" | "software">();

  constructor(apply: (pressed: boolean) => void) {
    this.apply = apply;
  }

  press(where: "hardware" | "software", pressed: boolean): void {
    if (pressed) this.pressedAt.add(where);
    else this.pressedAt.delete(where);
    this.apply(this.pressedAt.size > 0);
  }
}
