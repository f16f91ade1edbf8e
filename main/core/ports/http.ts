/** Port: the network. Every outside request of all jobs and endpoints uses one client. */
export interface HttpRequest {
  /** `http:`, `https:` or `file:` (a local file answers 200, a missing one 404). */
  readonly url: string
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'PROPFIND' | 'REPORT'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
  /** Aborts the request at once. */
  readonly signal?: AbortSignal
  /** From the call to the last byte; the client throws `source_timeout` after it. Default 30,000 ms. */
  readonly timeoutMs?: number
  /** Larger bodies are refused with `source_malformed`. Default 20 MB. */
  readonly maxBytes?: number
  /** Maximum number of redirects followed; default 5. 0 returns the redirect itself. */
  readonly redirects?: number
  /** Name of the source, as shown in errors. Default: the host. */
  readonly source?: string
}

/** An HTTP answer that was read completely. */
export interface HttpReply {
  readonly status: number
  /** Names in lower case. Several `set-cookie` values are in `cookies`. */
  readonly headers: Readonly<Record<string, string>>
  readonly cookies: readonly string[]
  /** The address that answered, after redirects. */
  readonly url: string
  readonly bytes: Uint8Array
  /** The body decoded by its declared charset (header, then XML or HTML declaration, then UTF-8). */
  text(): string
  /** @throws VigieError `source_malformed` if the body is not JSON */
  json(): unknown
}

/** An HTTP answer whose body is read while it arrives. */
export interface HttpStream {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly url: string
  /** Read it to the end or leave the loop with `break`; otherwise call `discard`. */
  readonly body: AsyncIterable<Uint8Array>
  /** Releases a body that nobody reads: it would block its connection. */
  discard(): void
}

/** The port for all outgoing HTTP calls. */
export interface HttpClient {
  /**
   * Sends a request and reads the whole answer. Any HTTP status is an answer; the caller judges it. A gate
   * per host is shared by all jobs and endpoints: after 429, 418 or 503 with `Retry-After`, no request is
   * sent to that host until the wait is over, and calls made meanwhile throw `HostClosed` (a
   * `source_rate_limited`). The wait survives a restart.
   * @throws VigieError source_unreachable | source_timeout | source_rate_limited | source_malformed
   */
  send(request: HttpRequest): Promise<HttpReply>
  /** Like `send`, with the body as a stream, for archives. The timeout limits the silence between chunks. */
  stream(request: HttpRequest): Promise<HttpStream>
}
