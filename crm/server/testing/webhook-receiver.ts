import { createServer, type IncomingHttpHeaders } from "node:http";

/** One message as the receiver got it. */
export interface Received {
  readonly body: string;
  readonly headers: IncomingHttpHeaders;
}

/** How the receiver answers next; `never` leaves the sender waiting. */
export type Reply =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  | "never";

/** Somebody else's server, over a real socket. */
export interface WebhookReceiver {
  readonly url: string;
  readonly received: readonly Received[];
  answer: Reply;
  /** Resolves when the next message is there. */
  next(): Promise<Received>;
  close(): Promise<void>;
}

export async function startReceiver(): Promise<WebhookReceiver> {
  const received: Received[] = [];
  const waiting: ((message: Received) => void)[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const message = { body: Buffer.concat(chunks).toString(), headers: request.headers };
      received.push(message);
      const { answer } = receiver;
      if (answer !== "never") response.writeHead(answer.status, answer.headers).end("thank you");
      waiting.shift()?.(message);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the receiver has no port");
  const receiver: WebhookReceiver = {
    url: `http://127.0.0.1:${address.port}/hook`,
    received,
    answer: { status: 204 },
    next: () => new Promise((resolve) => waiting.push(resolve)),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return receiver;
}
