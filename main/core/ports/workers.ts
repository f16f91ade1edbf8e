/** Port: heavy work in worker threads. */
export interface WorkerTask<Input> {
  readonly input: Input
  readonly signal?: AbortSignal
  /** Receives the messages of the worker: progress, in its own form. */
  readonly onMessage?: (message: unknown) => void
}

/** Names of the worker entries in `main/adapters/workers/<name>.worker.ts`. */
export type WorkerName = 'archive' | 'bars' | 'verify' | 'adopt' | 'backtest' | 'alert-pass' | 'import'

/** The port that runs long computations outside the main thread. */
export interface Workers {
  /** Runs one task in its own thread and returns its result. An error keeps its code. Abort ends the thread. */
  run<Input, Output>(name: WorkerName, task: WorkerTask<Input>): Promise<Output>
}
