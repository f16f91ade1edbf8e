/** Reads trade files to check them: their facts, their hash and what their footers say. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type LocalizableMessage, messageOf, VigieError } from '../../../shared/errors.ts'
import type { FileInspection, VerifyTask } from '../../core/jobs/trades/tasks.ts'
import { readFooter } from './footer.ts'
import { TradeFileReader } from './parquet-reader.ts'
import { recount } from './recount.ts'

/** @param done called with the number of files inspected so far */
export async function inspectFiles(
  { files }: VerifyTask,
  done: (count: number) => void,
): Promise<FileInspection[]> {
  const found: FileInspection[] = []
  for (const { day, path } of files) {
    found.push(await inspect(day, path))
    done(found.length)
  }
  return found
}

async function inspect(day: string, path: string): Promise<FileInspection> {
  const hash = createHash('sha256')
  let bytes = 0
  let sha256: string | null = null
  try {
    for await (const piece of createReadStream(path, { highWaterMark: 256 * 1024 })) {
      hash.update(piece)
      bytes += (piece as Uint8Array).length
    }
    sha256 = hash.digest('hex')
    const facts = (await recount(path)).facts()
    return { day, facts, sha256, bytes, problem: null, about: await aboutOf(path) }
  } catch (error) {
    return { day, facts: null, sha256, bytes, problem: problemOf(error), about: null }
  }
}

async function aboutOf(path: string): Promise<FileInspection['about']> {
  const reader = await TradeFileReader.open(path)
  try {
    return readFooter(reader.about)
  } finally {
    await reader.close()
  }
}

function problemOf(error: unknown): LocalizableMessage {
  if (error instanceof VigieError) return error.told
  const detail = messageOf(error)
  return { told: 'day.unreadable', params: { detail } }
}
