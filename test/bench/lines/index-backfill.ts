/** Five years of the index, scored and stored. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { timerDelay } from '../../../main/adapters/clock/delay.ts'
import { systemClock } from '../../../main/adapters/clock/system.ts'
import { createSampleSource } from '../../../main/adapters/sources/sample.ts'
import { createIndexStore } from '../../../main/adapters/sqlite/index-scores.ts'
import { createEventBus } from '../../../main/core/services/events.ts'
import { createIndexService } from '../../../main/core/services/index-scores.ts'
import { callerIn } from '../../helpers/caller.ts'
import { memorySettings } from '../../helpers/memory-settings.ts'
import { line } from '../harness/line.ts'
import { plainScores } from '../peers/plain-index.ts'
import { tempDatabase, timed } from '../tools/temp-database.ts'

const FOLDER = join(import.meta.dirname, '../../../assets/data/sample')
const LAST_YEAR = 2019
const nobody = { fetch: () => Promise.reject(new Error('no press here')) }
const noOpinion = { judge: async () => ({ opinions: [], fault: null }) }

export const indexBackfill = line({
  name: 'index-backfill',
  work: 'five years of sessions are scored from the sample that ships with Vigie, and stored with all their components.',
  peer: 'plain arrays in Node: the same files parsed by hand, the same arithmetic, each score inserted with its components as JSON',
  figures: { time: { unit: 'ms', goal: { ratio: 3 } } },
  sizes: [5],
  setUp: async (years) => {
    const range = {
      profile: 'sample',
      from: `${LAST_YEAR + 1 - years}-01-01`,
      to: `${LAST_YEAR}-12-31`,
    } as const
    const text = (file: string) => readFileSync(join(FOLDER, file), 'utf8')
    let sessions = 0
    return {
      ours: async () => {
        const { db, remove } = tempDatabase()
        const store = createIndexStore(db)
        const sources = [createSampleSource(FOLDER)]
        const deps = {
          clock: systemClock,
          delay: timerDelay,
          store,
          sources,
          press: nobody,
          sentiment: noOpinion,
        }
        const service = createIndexService({
          ...deps,
          settings: memorySettings(),
          events: createEventBus('bench'),
        })
        const time = await timed(async () => {
          sessions = (await service.backfill(range, callerIn('en'))).days.length
        })
        remove()
        return { time }
      },
      peer: async () => {
        const { db, remove } = tempDatabase()
        const score =
          db.prepare(`INSERT INTO index_scores (profile, as_of, day, computed_at, origin, score, level, coverage,
          closing) VALUES ('sample', ?, ?, 0, 'backfill', ?, 'neutral', ?, 1)`)
        const components = db.prepare('INSERT INTO index_components VALUES (?, ?)')
        let found = 0
        const time = await timed(() => {
          const scores = plainScores(text('spy_daily_1998_2021.csv'), text('dgs10_2000_2021.csv'), range)
          db.transaction(() => {
            for (const one of scores) {
              const { lastInsertRowid: id } = score.run(Date.parse(one.day), one.day, one.score, one.coverage)
              components.run(id, JSON.stringify(one.components))
            }
          })()
          found = scores.length
        })
        remove()
        if (Math.abs(found - sessions) > 2)
          throw new Error(`the peer scored ${found} sessions, Vigie ${sessions}`)
        return { time }
      },
      detail: () => ({ sessions }),
      close: () => undefined,
    }
  },
})
