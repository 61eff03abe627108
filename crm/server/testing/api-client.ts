/** What an answer was, read. */
export interface Answered {
  readonly status: number;
  /** Parsed JSON, or the text when it is none. */
  readonly body: unknown;
  readonly text: string;
  readonly headers: Headers;
}

export interface Sent {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Somebody who talks to a served hub: by a cookie like a browser, with an API key, or as nobody. */
export class ApiClient {
  /** Where the hub listens: `http://127.0.0.1:8610`. */
  readonly url: string;
  private readonly key: string | null;
  private readonly jar = new Map<string, string>();

  constructor(url: string, key: string | null = null) {
    this.url = url;
    this.key = key;
  }

  /** The cookies as a browser would send them; empty for none. */
  get cookie(): string {
    return [...this.jar].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  get headers(): Record<string, string> {
    return {
      ...(this.key !== null && { authorization: `Bearer ${this.key}` }),
      ...(this.cookie !== "" && { cookie: this.cookie, origin: this.url }),
    };
  }

  async ask(path: string, { method = "GET", body, headers }: Sent = {}): Promise<Answered> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        ...this.headers,
        ...(body !== undefined && { "content-type": "application/json" }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (/max-age=0/i.test(cookie)) this.jar.delete(name);
      else this.jar.set(name, value);
    }
    const text = await response.text();
    return { status: response.status, body: parsed(text), text, headers: response.headers };
  }

  post(path: string, body: unknown = {}, headers: Readonly<Record<string, string>> = {}): Promise<Answered> {
    return this.ask(path, { method: "POST", body, headers });
  }
}

export const PASSWORD = "correct horse battery";

/** Signs somebody up who makes an account of this name, and owns it. */
export async function signedUpOwner(url: string, name: string): Promise<ApiClient> {
  const client = await signedUp(url, name);
  await must(client.post("/api/auth/organization/create", { name }));
  return client;
}

/** Signs somebody up who is in no account: `Ada` has the address ada@example.com. */
export async function signedUp(url: string, name: string): Promise<ApiClient> {
  const client = new ApiClient(url);
  const email = `${name.toLowerCase().replaceAll(" ", "-")}@example.com`;
  await must(client.post("/api/auth/sign-up/email", { name, email, password: PASSWORD }));
  return client;
}

/** The answer to a request that has to succeed. */
export async function must(answer: Promise<Answered>): Promise<Answered> {
  const answered = await answer;
  if (answered.status !== 200) throw new Error(`${answered.status} ${answered.text}`);
  return answered;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
