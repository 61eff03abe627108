import { Fault, type FaultReport } from "../../robot/kernel/fault.ts";
import type { Link, LinkDialler, LinkEvents } from "../../robot/sync/link.ts";

/** What became of one call to the hub. Calls are counted from 1. */
export type LinkHappening = { readonly link: number } & (
  | { readonly event: "connected" }
  | { readonly event: "failed"; readonly fault: FaultReport }
  | { readonly event: "message"; readonly text: string }
  | { readonly event: "closed"; readonly why: string; readonly byRobot: boolean }
);

/** A hub that says what it said. What the robot says to it now goes nowhere. */
export class ReplayedDialler implements LinkDialler {
  private readonly calls = new Map<number, ReplayedCall>();
  private dialled = 0;

  dial(events: LinkEvents, signal: AbortSignal): Promise<Link> {
    this.dialled += 1;
    return this.call(this.dialled).answer(events, signal);
  }

  /** It happens now. A call that is not made yet meets it when it is. */
  happen(happening: LinkHappening): void {
    this.call(happening.link).happen(happening);
  }

  private call(link: number): ReplayedCall {
    const call = this.calls.get(link) ?? new ReplayedCall();
    this.calls.set(link, call);
    return call;
  }
}

class ReplayedCall {
  private caller: { readonly take: (happening: LinkHappening) => void } | null = null;
  private readonly unheard: LinkHappening[] = [];

  happen(happening: LinkHappening): void {
    if (this.caller) this.caller.take(happening);
    else this.unheard.push(happening);
  }

  answer(events: LinkEvents, signal: AbortSignal): Promise<Link> {
    return new Promise((resolve, reject) => {
      let open = true;
      const close = (why: string) => {
        if (!open) return;
        open = false;
        events.closed(why);
      };
      const onAbort = () => reject(signal.reason);
      signal.addEventListener("abort", onAbort, { once: true });
      const link: Link = { send: () => open, close: () => close("closed by the robot") };
      const take = (happening: LinkHappening) => {
        switch (happening.event) {
          case "connected":
            signal.removeEventListener("abort", onAbort);
            resolve(link);
            return;
          case "failed":
            signal.removeEventListener("abort", onAbort);
            reject(new Fault(happening.fault));
            return;
          case "message":
            if (open) events.message(happening.text);
            return;
          case "closed":
            // When the robot itself hung up, it does so again, or it has changed its mind.
            if (!happening.byRobot) close(happening.why);
            return;
        }
      };
      this.caller = { take };
      for (const happening of this.unheard.splice(0)) take(happening);
    });
  }
}
