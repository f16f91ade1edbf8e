/** Reads trade files to check them: their facts and their hash. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type LocalizableMessage, messageOf, VigieError } from '../../../shared/errors.ts'
import type { Inspection, VerifyTask } from '../../core/jobs/trades/tasks.ts'
import { recount } from '../trade-files/recount.ts'
import { serveTask } from './host.ts'

async function inspect(day: string, path: string): Promise<Inspection> {
  const hash = createHash('sha256')
  let bytes = 0
  let sha256: string | null = null
  try {
    for await (const piece of createReadStream(path, { highWaterMark: 256 * 1024 })) {
      hash.update(piece)
      bytes += (piece as Uint8Array).length
    }
    sha256 = hash.digest('hex')
    return { day, facts: (await recount(path)).facts(), sha256, bytes, problem: null }
  } catch (error) {
    return { day, facts: null, sha256, bytes, problem: problemOf(error) }
  }
}

function problemOf(error: unknown): LocalizableMessage {
  if (error instanceof VigieError) return error.told
  const detail = messageOf(error)
  return { told: 'day.unreadable', params: { detail } }
}

await serveTask<VerifyTask, Inspection[]>(async ({ files }, post) => {
  const found: Inspection[] = []
  for (const { day, path } of files) {
    found.push(await inspect(day, path))
    post(found.length)
  }
  return found
})
