/** Reads trade files to check them: their facts, their hash and what their footers say. */
import { type LocalizableMessage, VigieError } from '../../../shared/errors.ts'
import { systemProblem } from '../../../shared/system-problem.ts'
import { FactsGatherer } from '../../core/jobs/trades/facts.ts'
import type { FileInspection, VerifyTask } from '../../core/jobs/trades/tasks.ts'
import { readFooter } from './footer.ts'
import { hashedFile } from './hash.ts'
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

/** Hashes a file and reads its trades at once: pages are decompressed while bytes are hashed. */
async function inspect(day: string, path: string): Promise<FileInspection> {
  const [hashed, read] = await Promise.allSettled([hashedFile(path), contentsOf(path)])
  const { sha256, bytes } = hashed.status === 'fulfilled' ? hashed.value : UNREAD
  const failed = [hashed, read].find((one) => one.status === 'rejected')
  if (failed === undefined && read.status === 'fulfilled') {
    return { day, sha256, bytes, problem: null, ...read.value }
  }
  return { day, facts: null, sha256, bytes, problem: problemOf(failed?.reason), about: null }
}

const UNREAD = { sha256: null, bytes: 0 }

const contentsOf = (path: string): Promise<Pick<FileInspection, 'facts' | 'about'>> =>
  TradeFileReader.use(path, async (reader) => {
    const facts = new FactsGatherer()
    await recount(reader, facts)
    return { facts: facts.facts(), about: readFooter(reader.about) }
  })

function problemOf(error: unknown): LocalizableMessage {
  if (error instanceof VigieError) return error.localizable
  return { messageKey: 'day.unreadable', params: { detail: systemProblem(error) } }
}
