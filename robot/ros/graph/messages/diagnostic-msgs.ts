import type { Header } from "./std-msgs.ts";

/** `diagnostic_msgs/DiagnosticStatus`. */
export interface DiagnosticStatus {
  /** 0 ok, 1 warning, 2 error, 3 stale. */
  readonly level: number;
  readonly name: string;
  readonly message: string;
  readonly hardware_id: string;
  readonly values: readonly { readonly key: string; readonly value: string }[];
}

/** `diagnostic_msgs/DiagnosticArray`. */
export interface DiagnosticArray {
  readonly header: Header;
  readonly status: readonly DiagnosticStatus[];
}
