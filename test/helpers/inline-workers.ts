/** The work of worker threads on this thread: a test of many days need not start a thread for each. */
import { inspectFiles } from '../../main/adapters/trade-files/inspect.ts'
import { writeArchiveDay } from '../../main/adapters/trade-files/write-day.ts'
import { createWorkers } from '../../main/adapters/workers/runner.ts'
import type { ArchiveTask, VerifyTask } from '../../main/core/jobs/trades/tasks.ts'
import type { Workers } from '../../main/core/ports/workers.ts'

/** Archives and verifications run here; all others in real threads. */
export function inlineWorkers(): Workers {
  const threads = createWorkers({
    entry: (name) => new URL(`../../main/adapters/workers/${name}.worker.ts`, import.meta.url),
  })
  return {
    run: async <Input, Output>(...[name, task]: Parameters<Workers['run']>) => {
      if (name !== 'archive' && name !== 'verify') return threads.run<Input, Output>(name, task as never)
      task.signal?.throwIfAborted()
      if (name === 'verify') return (await inspectFiles(task.input as VerifyTask, () => undefined)) as Output
      return (await writeArchiveDay(task.input as ArchiveTask, () => undefined)) as Output
    },
  }
}
