/** What differs between network stacks: one request, one answer, no redirect followed. */
export interface TransportRequest {
  readonly url: URL
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'PROPFIND' | 'REPORT'
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array | null
  /** Aborts the request and the body. */
  readonly signal: AbortSignal
}

/** The answer of a network stack, before redirects, limits and character sets are handled. */
export interface TransportReply {
  readonly status: number
  /** Names in lower case, several values joined by a comma; without `set-cookie`. */
  readonly headers: Readonly<Record<string, string>>
  readonly cookies: readonly string[]
  /** Decompressed. Throws if the answer ends before its announced end. */
  readonly body: AsyncIterable<Uint8Array>
  /** Releases a body that nobody reads. */
  readonly discard: () => void
}

/** Rejects with the stack's own error if there is no answer. */
export type HttpTransport = (hop: TransportRequest) => Promise<TransportReply>
