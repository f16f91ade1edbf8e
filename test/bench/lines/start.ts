/** Start to first answer of the packed program, as `vigie serve`. */

import { ended } from '../../helpers/headless-process.ts'
import { line } from '../harness/line.ts'
import { type ServedFolder, servedFolder } from '../tools/instance.ts'

/** @returns the time of one start, ms */
async function startTime(start: ServedFolder['startOurs']): Promise<number> {
  const began = performance.now()
  const { child } = await start()
  const took = performance.now() - began
  await ended(child)
  return took
}

export const start = line({
  name: 'start',
  work: '`vigie serve` from the start of its process to its first answer over HTTP, with 1,000,000 scores stored.',
  peer: 'Node opening the same SQLite file and answering one request with Hono, bundled alike',
  figures: { 'to first answer': { unit: 'ms', goal: { ratio: 2.5 } } },
  sizes: [10_000, 100_000, 1_000_000],
  growth: { of: 'scores', exponents: { 'to first answer': 0.1 } },
  setUp: async (scores) => {
    const folder = await servedFolder({ scores, alerts: scores / 10, runs: scores / 2 })
    return {
      ours: async () => ({ 'to first answer': await startTime(folder.startOurs) }),
      peer: async () => ({ 'to first answer': await startTime(folder.startPeer) }),
      detail: () => ({ file_mb: folder.megabytes }),
      close: folder.close,
    }
  },
})
