/** A scheduler that has begun, and work in it that takes a while. */
import type { RunContext, RunResult } from '../../main/core/jobs/kind.ts'
import { createWorld, SUCCESS } from './scheduler-world.ts'

/** Takes a while, unless its signal ends it. */
export function lasting(world: ReturnType<typeof createWorld>, ms: number) {
  return ({ signal }: RunContext<'alerts'>) =>
    new Promise<RunResult>((resolve, reject) => {
      const cancel = world.alarm.ring(world.clock.now() + ms, () => resolve(SUCCESS))
      signal.addEventListener('abort', () => {
        cancel()
        reject(signal.reason)
      })
    })
}

export async function started(options: Parameters<typeof createWorld>[0]) {
  const world = createWorld(options)
  await world.start()
  return world
}
