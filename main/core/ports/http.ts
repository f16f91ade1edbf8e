/** The network as an argument. Every outside request of every job and door goes through one client. */
export interface HttpRequest {
  /** `http:`, `https:` or `file:` (a local file answers 200, a missing one 404). */
  readonly url: string
  readonly method?: 'GET' | 'POST' | 'HEAD'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
  /** Ends the request at once. */
  readonly signal?: AbortSignal
  /** From the call to the last byte; the client throws `source_timeout` after it. Default 30,000 ms. */
  readonly timeoutMs?: number
  /** Bodies longer than this are refused with `source_malformed`. Default 20 MB. */
  readonly maxBytes?: number
  /** Redirects followed, at most; default 5. 0 answers the redirect itself. */
  readonly redirects?: number
  /** Name of the source, as shown in errors. Default: the host. */
  readonly source?: string
}

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
  /** @throws VigieError `source_malformed` where the body is not JSON. */
  json(): unknown
}

export interface HttpStream {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly url: string
  /** To be read to its end or left by a `break`; else `discard` must be called. */
  readonly body: AsyncIterable<Uint8Array>
  /** Lets go of a body that nobody reads: it would keep its connection from others. */
  discard(): void
}

export interface HttpClient {
  /**
   * Sends a request and reads the whole answer. Any HTTP status is an answer; the caller judges it.
   * A gate per host is shared by all jobs and doors: after 429, 418 or 503 with `Retry-After`, no request to
   * that host leaves before the wait is over, and calls made meanwhile throw `source_rate_limited`
   * (with `params.seconds`). The wait survives a restart.
   * @throws VigieError source_unreachable | source_timeout | source_rate_limited | source_malformed
   */
  send(request: HttpRequest): Promise<HttpReply>
  /** Like `send`, with the body as a stream: for archives. The timeout covers silence between chunks. */
  stream(request: HttpRequest): Promise<HttpStream>
}
