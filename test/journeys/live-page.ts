import { WebSocket } from "ws";
import { type Change, change, LIVE_PATH } from "../../crm/contract/live.ts";
import type { ApiClient } from "../../crm/server/testing/api-client.ts";

/** An open page of the console, as far as it hears what changed. */
export interface LivePage {
  /** The next change of this kind, also one that came already; those before it are passed over. */
  hear(what: Change["what"]): Promise<Change>;
  close(): void;
}

/** Opens one with what `client` is signed in by. Rejects when it is refused. */
export async function openLivePage(client: ApiClient): Promise<LivePage> {
  const socket = new WebSocket(client.url.replace("http", "ws") + LIVE_PATH, { headers: client.headers });
  let heard: Change[] = [];
  let wake = () => {};
  socket.on("message", (data) => {
    heard.push(change.parse(JSON.parse(String(data))));
    wake();
  });
  await new Promise<void>((resolve, reject) => {
    socket.once("open", resolve);
    socket.on("error", reject);
  });
  return {
    hear: async (what) => {
      for (;;) {
        const at = heard.findIndex((each) => each.what === what);
        const found = heard[at];
        if (found) {
          heard = heard.slice(at + 1);
          return found;
        }
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
    close: () => socket.terminate(),
  };
}
