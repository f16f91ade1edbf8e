/** Heavy work beside the main thread. */
export interface WorkerTask<Input> {
  readonly input: Input
  readonly signal?: AbortSignal
  /** Messages the worker posts while it works: progress, in its own shape. */
  readonly onMessage?: (message: unknown) => void
}

/** Names of the worker entries in `main/adapters/workers/<name>.worker.ts`. */
export type WorkerName = 'archive' | 'bars' | 'verify' | 'adopt' | 'backtest' | 'alert-pass' | 'import'

export interface Workers {
  /** Runs one task in a thread of its own and answers what it returns. An error keeps its code. Abort ends the thread. */
  run<Input, Output>(name: WorkerName, task: WorkerTask<Input>): Promise<Output>
}
