import type { HubSettings } from "./hub-settings.ts";

/** Where people open the console: stands in links, and pages from anywhere else may not act for who is signed in. */
export class PublicAddress {
  private readonly configured: string | null;
  private listening: string | null = null;

  constructor({ publicUrl }: Pick<HubSettings, "publicUrl">) {
    this.configured = publicUrl === null ? null : new URL(publicUrl).origin;
  }

  /** Told once the hub listens, which counts where nothing was configured. */
  listensAt(url: string): void {
    this.listening = url;
  }

  /** An origin such as `https://crm.example`, without a slash at the end. Null while nobody can open the console. */
  get url(): string | null {
    return this.configured ?? this.listening;
  }

  get isHttps(): boolean {
    return this.configured?.startsWith("https:") ?? false;
  }

  /** Whether this is the host that was configured: `crm.example`, with its port where it has one. */
  isAt(host: string): boolean {
    return this.configured !== null && new URL(this.configured).host === host;
  }

  /** A link into the console: `page` as its hash routes name it, such as `/leads/4711`. Without a host while there is none. */
  linkTo(page: string): string {
    return `${this.url ?? ""}/#${page}`;
  }

  /**
   * Whether a page of this origin is ours. Where no address was configured, it is the one that the request was sent to:
   * a browser lets no page choose that.
   *
   * @param host of the request: `127.0.0.1:8610`
   */
  owns(origin: string, host: string | undefined): boolean {
    if (this.configured !== null) return origin === this.configured;
    return host !== undefined && origin === `http://${host}`;
  }
}
