/** An alarm clock: it rings, it never judges. Adapters use node-schedule. */
export interface Alarm {
  /**
   * Rings once, at or after `at` (wall clock, ms), or when the time until then has passed although the clock was set
   * back. Callers never ask for more than 30 s ahead.
   * @returns a function that takes the alarm back; harmless after it rang.
   */
  ring(at: number, callback: () => void): () => void
}
