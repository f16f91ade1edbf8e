/** A started scheduler, with work that takes a while. */
import type { RunContext, RunResult } from '../../main/core/jobs/kind.ts'
import { createSchedulerHarness, SUCCESS } from './scheduler-harness.ts'

/** Takes this long, unless its signal ends it. */
export function lasting(harness: ReturnType<typeof createSchedulerHarness>, ms: number) {
  return ({ signal }: RunContext<'alerts'>) =>
    new Promise<RunResult>((resolve, reject) => {
      const cancel = harness.alarm.ring(harness.clock.now() + ms, () => resolve(SUCCESS))
      signal.addEventListener('abort', () => {
        cancel()
        reject(signal.reason)
      })
    })
}

export async function started(options: Parameters<typeof createSchedulerHarness>[0]) {
  const harness = createSchedulerHarness(options)
  await harness.start()
  return harness
}
