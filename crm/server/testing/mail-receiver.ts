import { SMTPServer } from "smtp-server";

/** One mail as it came over the wire. */
export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  /** Header lines, unfolded, and the body, as they were sent. */
  readonly source: string;
}

/** A real SMTP server that keeps what it gets. */
export interface MailReceiver {
  /** `smtp://127.0.0.1:2525`. */
  readonly url: string;
  readonly received: readonly ReceivedMail[];
  /** What it says to every recipient; null: welcome. */
  refusal: { readonly code: number } | null;
  /** Resolves when the next mail is there. */
  next(): Promise<ReceivedMail>;
  close(): Promise<void>;
}

export async function startMailServer(): Promise<MailReceiver> {
  const received: ReceivedMail[] = [];
  const waiting: ((mail: ReceivedMail) => void)[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo: (_address, _session, callback) => {
      if (receiver.refusal === null) return callback();
      callback(Object.assign(new Error("refused"), { responseCode: receiver.refusal.code }));
    },
    onData: (stream, { envelope }, callback) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const mail = {
          from: envelope.mailFrom === false ? "" : envelope.mailFrom.address,
          to: envelope.rcptTo.map(({ address }) => address),
          source: Buffer.concat(chunks)
            .toString()
            .replace(/\r\n[ \t]+/g, " "),
        };
        received.push(mail);
        waiting.shift()?.(mail);
        callback();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.server.address();
  if (address === null || typeof address === "string") throw new Error("the mail server has no port");
  const receiver: MailReceiver = {
    url: `smtp://127.0.0.1:${address.port}`,
    received,
    refusal: null,
    next: () => new Promise((resolve) => waiting.push(resolve)),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return receiver;
}
