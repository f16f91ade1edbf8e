/** What an endpoint answers: its body as it is, so that nothing is wrapped in a stream only to be read out of it again. */

export interface Answer {
  readonly status: number
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** A stream is written as it comes; null if there is no body. */
  readonly body: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | null
}

/** Whether an answer is a stream of events. */
export const isEventStream = (answer: Answer | null): boolean =>
  answer?.headers['content-type']?.startsWith('text/event-stream') === true
