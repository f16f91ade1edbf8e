/** A request that was sent with a key, and what it was answered. */
interface FirstRequest {
  /** Digest of operation, address and body. */
  readonly request: string
  /** Null until it is answered. */
  readonly answer: KeptAnswer | null
}

/** A successful answer, to be given again. */
export interface KeptAnswer {
  readonly status: number
  /** Media type; null without a body. */
  readonly type: string | null
  readonly body: string
}

/** Port: the first answers of requests that carry a key, by caller and key. */
export interface FirstAnswers {
  find(caller: string, key: string): FirstRequest | null
  /** Notes a request before it is processed. */
  begin(caller: string, key: string, request: string): void
  finish(caller: string, key: string, answer: KeptAnswer): void
  /** The request changed nothing: the key is free again. */
  forget(caller: string, key: string): void
}
