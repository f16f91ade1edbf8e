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

  it.each(['forgotten', 'archived'])('submits again what a batch was about that is %s', async (fate) => {
    const claude = await startClaude()
    const path = `${tempFolder()}/vigie.db`
    const settings = { mode: 'batch' as const }
    const options = { records: 2, key: claude.key, url: claude.url, path, settings }
    const stop = new AbortController()
    const onDelay = () => {
      stop.abort()
      throw stop.signal.reason
    }
    const first = openBench({ ...options, onDelay })
    await first.run('schedule', stop.signal)
    first.db.close()

    claude.endBatches()
    if (fate === 'archived') claude.archiveBatches()
    else claude.batches.length = 0
    const second = openBench({ ...options, onDelay: claude.endBatches })
    expect(await second.run('start')).toMatchObject({ outcome: 'succeeded', summary: { updated: 2 } })
    expect(second.store.openCycle()).toBeNull()
  })

  it('says that a cap was reached when it submits only a part, and keeps the rest for the next run', async () => {
    const claude = await startClaude()
    const path = `${tempFolder()}/vigie.db`
    const options = { records: 5, key: claude.key, url: claude.url, path, onDelay: claude.endBatches }
    const whole = openBench(options)
    await whole.run()
    const each = whole.store.measuredCost(whole.settings.model) ?? 0
    const cap = (whole.store.spentSince(0) + (1.9 * each) / 2) / 1_000_000
    whole.db.close()

    const settings = { mode: 'batch' as const, run_cap_usd: null, month_cap_usd: cap }
    const capped = openBench({ ...options, settings })
    const result = await capped.run('manual')
    expect(result).toMatchObject({ outcome: 'partial', summary: { updated: 2, total: 5 } })
    expect(result.faults.map(({ code }) => code)).toEqual(['budget_reached'])
    expect(claude.batches).toHaveLength(1)
    expect(capped.store.remaining(capped.store.openCycle()?.id ?? 0)).toHaveLength(3)
  })
})
