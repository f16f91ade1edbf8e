/**
 * The worker threads of the build: from sources each would strip types first. They are started here as the program starts
 * them, since its own runner, as a source, takes 15 MB to have the types of every text of Vigie stripped.
 */
import { on } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { threadLimits } from '../../../main/adapters/workers/limits.ts'
import type { WorkerReport } from '../../../main/adapters/workers/protocol.ts'
import type { WorkerName, Workers, WorkerTask } from '../../../main/core/ports/workers.ts'

const FOLDER = join(import.meta.dirname, '../../../dist/main/workers')

/** @throws Error if there is no build; (from run) Error if the task fails */
export function builtWorkers(): Workers {
  if (!existsSync(FOLDER)) throw new Error('there is no build; run "npm run build" first')
  return {
    run: async <Input, Output>(name: WorkerName, { input, onMessage }: WorkerTask<Input>) => {
      const entry = pathToFileURL(join(FOLDER, `${name}.worker.js`))
      const thread = new Worker(entry, { name, workerData: input, resourceLimits: threadLimits() })
      try {
        for await (const [report] of on(thread, 'message', { close: ['exit'] }) as AsyncIterable<
          [WorkerReport]
        >) {
          if (report.type === 'done') return report.output as Output
          if (report.type === 'failed') throw new Error(report.failure.message)
          onMessage?.(report.message)
        }
        throw new Error(`the thread of "${name}" ended without a report`)
      } finally {
        await thread.terminate()
      }
    },
  }
}
