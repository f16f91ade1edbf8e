/** A pause inside a run. Rejects with the signal's reason when it is aborted. Adapters use a timer; tests, a fake. */
export type Delay = (milliseconds: number, signal: AbortSignal) => Promise<void>
