import { parentPort, workerData } from "node:worker_threads";
import { Fault, messageOf } from "./fault.ts";
import { LEAVE, type Reply, type Request } from "./worker-thread.ts";

/** What the owner passed as `data`. */
export function givenData(): unknown {
  return (workerData as { data: unknown }).data;
}

/** Answers requests one after another until asked to leave; then runs `leave` and lets the thread end. */
export function serveRequests(
  answer: (body: unknown) => unknown | Promise<unknown>,
  leave: () => void | Promise<void>,
): void {
  const port = parentPort;
  if (!port) throw new Error("serveRequests was called outside a worker thread");
  let line: Promise<void> = Promise.resolve();
  port.on("message", (request: Request) => {
    line = line.then(async () => {
      if (request.id === LEAVE) {
        await leave();
        port.close();
        return;
      }
      port.postMessage(await replyTo(request, answer));
    });
  });
}

async function replyTo(
  request: Request,
  answer: (body: unknown) => unknown | Promise<unknown>,
): Promise<Reply> {
  try {
    return { id: request.id, value: await answer(request.body) };
  } catch (error) {
    if (error instanceof Fault) {
      return { id: request.id, fault: { code: error.code, what: error.what, remedy: error.remedy } };
    }
    return { id: request.id, error: messageOf(error) };
  }
}
