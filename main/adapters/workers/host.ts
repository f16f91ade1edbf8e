/** The inside of a worker thread: an entry is one call of `serveTask`. */
import { parentPort, workerData } from 'node:worker_threads'
import { toFailure, type WorkerReport } from './protocol.ts'

/** Posts progress, in the task's own form, to the main thread. */
export type Post = (message: unknown) => void

/** Runs the one task of this thread and reports what it returns or throws. @throws Error outside a worker thread */
export async function serveTask<Input, Output>(
  task: (input: Input, post: Post) => Output | Promise<Output>,
): Promise<void> {
  const port = parentPort
  if (port === null) throw new Error('A worker entry only runs in a worker thread.')
  const report = (sent: WorkerReport) => port.postMessage(sent)
  try {
    const output = await task(workerData as Input, (message) => report({ type: 'message', message }))
    report({ type: 'done', output })
  } catch (error) {
    report({ type: 'failed', failure: toFailure(error) })
  }
}
