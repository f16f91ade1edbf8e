import { describe, expect, it } from 'vitest'
import { costOf } from '../../../../main/core/jobs/occupations/cost.ts'
import { tempFolder } from '../../../helpers/temp-folder.ts'
import { startClaude, USAGE } from '../../../servers/claude.ts'
import { openBench } from './bench-of-records.ts'

const usage = {
  input: USAGE.input_tokens,
  output: USAGE.output_tokens,
  cacheRead: USAGE.cache_read_input_tokens,
  cacheWrite: USAGE.cache_creation_input_tokens,
}

describe('batch mode', () => {
  it('survives a restart while it waits, and books half the price', async () => {
    const claude = await startClaude()
    const path = `${tempFolder()}/vigie.db`
    const options = {
      records: 4,
      key: claude.key,
      url: claude.url,
      path,
      settings: { mode: 'batch' as const },
    }
    const stop = new AbortController()
    const onDelay = () => {
      stop.abort()
      throw stop.signal.reason
    }
    const first = openBench({ ...options, onDelay })
    expect((await first.run('schedule', stop.signal)).summary).toMatchObject({ updated: 0, total: 4 })
    first.db.close()

    claude.endBatches()
    const second = openBench(options)
    expect(await second.run('start')).toMatchObject({ outcome: 'succeeded', summary: { updated: 4 } })
    expect(claude.batches).toHaveLength(1)
    expect(second.store.spentSince(0)).toBe(4 * costOf(usage, second.settings.prices, true))
    expect(second.store.openCycle()).toBeNull()
  })

  it('names the requests that failed and keeps the others', async () => {
    const claude = await startClaude((code) => (code === 'A1102' ? { status: 500 } : {}))
    const settings = { mode: 'batch' as const }
    const bench = openBench({
      records: 3,
      key: claude.key,
      url: claude.url,
      settings,
      onDelay: claude.endBatches,
    })
    const result = await bench.run()
    expect(result).toMatchObject({ outcome: 'partial', summary: { updated: 2, errors: 1 } })
    expect(result.faults).toEqual([
      expect.objectContaining({ source: 'A1102', code: 'occupation_answer_invalid' }),
    ])
  })
})
