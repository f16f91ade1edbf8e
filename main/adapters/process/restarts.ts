/** Limits automatic restarts after an internal error: an error at each start must not cause a loop. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import type { Clock } from '../../core/ports/clock.ts'
import type { Log } from '../../core/ports/log.ts'
import { writeAtomically } from '../files/atomic-write.ts'

/** Times of the restarts, ms. */
const restartsSchema = z.array(z.number())

const MOST = 3
const WITHIN_MS = 600_000

/**
 * Whether the program may restart now; if so, the restart is recorded. At most three in ten minutes. If the
 * record cannot be written, there is no restart.
 */
export function mayRestart(dataFolder: string, { clock, log }: { clock: Clock; log: Log }): boolean {
  const path = join(dataFolder, 'restarts.json')
  const recent = readRestarts(path).filter((at) => clock.now() - at < WITHIN_MS)
  if (recent.length >= MOST) {
    log.error('Vigie does not start again by itself: it did so too often.', { restarts: recent.length })
    return false
  }
  try {
    writeAtomically(path, JSON.stringify([...recent, clock.now()]))
    return true
  } catch (error) {
    log.error('Vigie does not start again by itself: the restart cannot be recorded.', { error })
    return false
  }
}

function readRestarts(path: string): readonly number[] {
  try {
    return restartsSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    // No record yet, or an incomplete one: no restart is known.
    return []
  }
}
