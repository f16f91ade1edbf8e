/** A seeded instance in this process, with its hosts: for pictures and tests of the panel. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type RunningInstance, startInstance } from '../../test/helpers/instance.ts'
import { seedInstance } from './seed.ts'
import { startWorld, TRADED_DAYS } from './world.ts'

/** Starts it on a folder of its own, which is removed when it stops. @param tradedDays fewer are seeded sooner */
export async function startSeededInstance(tradedDays = TRADED_DAYS): Promise<RunningInstance> {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-seeded-'))
  await seedInstance(folder, { now: Date.now(), tradedDays })
  const world = await startWorld(Date.now, tradedDays)
  const instance = await startInstance(folder, { hosts: world.hosts })
  return {
    ...instance,
    stop: async () => {
      await instance.stop()
      await world.close()
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}
