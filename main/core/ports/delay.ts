/** Pauses a run. Rejects with the signal's reason if aborted. Adapters use a timer; tests, a fake. */
export type Delay = (milliseconds: number, signal: AbortSignal) => Promise<void>
