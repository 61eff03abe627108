/** How one attempt to deliver ended. `why` is kept and shown: no content of the message stands in it. */
export type Outcome =
  | { readonly is: "delivered" }
  /** Nobody answered. */
  | { readonly is: "unreachable"; readonly why: string }
  /** Somebody answered, and it is worth trying again. */
  | { readonly is: "failed"; readonly why: string; readonly askedToWaitMs?: number }
  /** Never worth trying again. */
  | { readonly is: "refused"; readonly why: string }
  /** Nobody is there any more, and the receiver said so. */
  | { readonly is: "gone"; readonly why: string };
