/** Worker threads: one per task, ended with it. */
import { Worker } from 'node:worker_threads'
import { type LocalizableMessage, VigieError } from '../../../shared/errors.ts'
import { missingPart } from '../../../shared/missing-part.ts'
import { systemProblem } from '../../../shared/system-problem.ts'
import type { WorkerName, Workers, WorkerTask } from '../../core/ports/workers.ts'
import { threadLimits } from './limits.ts'
import { fromFailure, type WorkerReport } from './protocol.ts'

/** How worker threads are started; `heapMb` limits the memory of each, in megabytes. */
export interface WorkerOptions {
  /** Returns the entry of a worker: a source file in a checkout, a built one in a package. */
  readonly entry: (name: WorkerName) => URL
  readonly heapMb?: number
}

function died(name: WorkerName, detail: LocalizableMessage | string, cause?: unknown): VigieError {
  return missingPart(cause) ?? new VigieError('worker_failed', { name, detail }, { cause })
}

/** Settles once, with what the thread reports or how it ends. */
function outcome<Output>(
  thread: Worker,
  name: WorkerName,
  onMessage: (message: unknown) => void,
): Promise<Output> {
  return new Promise((resolve, reject) => {
    thread.on('message', (report: WorkerReport) => {
      if (report.type === 'message') onMessage(report.message)
      else if (report.type === 'done') resolve(report.output as Output)
      else reject(fromFailure(report.failure))
    })
    thread.on('messageerror', (error) => reject(died(name, { messageKey: 'worker.not_copied' }, error)))
    thread.on('error', (error) => reject(died(name, systemProblem(error), error)))
    thread.on('exit', (code) => reject(died(name, { messageKey: 'worker.exit', params: { exit: code } })))
  })
}

/** Rejects with the signal's reason; the caller ends the thread. */
function aborted(signal: AbortSignal | undefined, until: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true, signal: until })
  })
}

/** @throws (from run) the task's own error with its code; worker_failed if the thread dies; the signal's reason */
export function createWorkers({ entry, heapMb }: WorkerOptions): Workers {
  return {
    run: async <Input, Output>(name: WorkerName, { input, signal, onMessage }: WorkerTask<Input>) => {
      signal?.throwIfAborted()
      const thread = new Worker(entry(name), {
        name,
        workerData: input,
        resourceLimits: threadLimits(heapMb),
      })
      const over = new AbortController()
      try {
        const ending = outcome<Output>(thread, name, (message) => onMessage?.(message))
        return await Promise.race([ending, aborted(signal, over.signal)])
      } finally {
        over.abort()
        await thread.terminate()
      }
    },
  }
}
