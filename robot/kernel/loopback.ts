/** The headers by which a browser says which page asks for what. */
export interface AskedBy {
  readonly host?: string | undefined;
  readonly origin?: string | undefined;
}

/** A site can point its own name at 127.0.0.1 (DNS rebinding); it cannot change the name that is asked for. */
export function isLoopbackName(host: string | undefined): boolean {
  return host !== undefined && /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host);
}

/** Browsers name the page that opens a socket: any other site in the same browser is told apart by it. */
export function isSameOrigin({ host, origin }: AskedBy): boolean {
  return isLoopbackName(host) && origin === `http://${host}`;
}

/** Of a request's target, without what follows a question mark. */
export function pathOf(target: string | undefined): string {
  return (target ?? "/").split("?", 1)[0] ?? "/";
}
