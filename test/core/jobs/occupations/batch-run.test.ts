import { describe, expect, it } from 'vitest'
import { createClaudeWriter } from '../../../../main/adapters/claude/writer.ts'
import type { OccupationWriter } from '../../../../main/core/jobs/occupations/ports.ts'
import { tempFolder } from '../../../helpers/temp-folder.ts'
import { startClaude } from '../../../servers/claude.ts'
import { billed } from '../../../servers/claude-answers.ts'
import { openBench } from './bench-of-records.ts'

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
    expect(second.store.spentSince(0)).toBe(billed(4, true))
    expect(second.store.openCycle()).toBeNull()
  })

  it('names the requests that failed and keeps the others', async () => {
    const claude = await startClaude((code) =>
      code === 'A1102' ? { status: 400, error: { type: 'invalid_request_error', message: 'too long' } } : {},
    )
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
    expect(result.faults).toEqual([expect.objectContaining({ source: 'A1102', code: 'occupation_refused' })])
  })

  it.each(['forgotten', 'archived'])(
    'counts a batch that is %s as unknown, and the next attempt submits its records again',
    async (fate) => {
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
      await expect(second.run('start')).rejects.toMatchObject({ code: 'batch_unfinished' })
      expect(second.store.unknownSince(0)).toBeGreaterThanOrEqual(billed(2, true))
      expect(await second.again('start')).toMatchObject({ outcome: 'succeeded', summary: { updated: 2 } })
      expect(second.store.openCycle()).toBeNull()
    },
  )

  it('does not pass for done where the service has lost it meanwhile', async () => {
    const claude = await startClaude()
    const settings = { mode: 'batch' as const }
    const forget = () => {
      claude.batches.length = 0
    }
    const options = { records: 2, key: claude.key, url: claude.url, settings }
    const bench = openBench({ ...options, onDelay: forget })
    await expect(bench.run()).rejects.toMatchObject({ code: 'batch_unfinished', params: { count: 2 } })
    expect(bench.store.remaining(bench.store.openCycle()?.id ?? 0)).toHaveLength(2)
  })

  describe('whose answer was lost', () => {
    const lost = new Error('killed between submission and answer')
    const settings = { mode: 'batch' as const }

    /** A run that dies when it submits its batch, then the options of the next one. */
    async function killedAt(
      claude: Awaited<ReturnType<typeof startClaude>>,
      submit: OccupationWriter['submit'],
    ) {
      const path = `${tempFolder()}/vigie.db`
      const options = { records: 3, key: claude.key, url: claude.url, path, settings }
      const first = openBench({ ...options, writerOver: (real) => ({ ...real, submit }) })
      await expect(first.run()).rejects.toBe(lost)
      first.db.close()
      return { ...options, onDelay: claude.endBatches }
    }

    it('is found again by its mark, waited for, and paid once', async () => {
      const claude = await startClaude()
      const { key } = openBench({ key: claude.key })
      const real = createClaudeWriter({ key })
      const options = await killedAt(claude, async (...batch) => {
        await real.submit(...batch)
        throw lost
      })
      const second = openBench(options)
      expect(await second.run('start')).toMatchObject({ outcome: 'succeeded', summary: { updated: 3 } })
      expect(claude.batches).toHaveLength(1)
      expect(second.store.submission()).toBeNull()
      expect(second.store.spentSince(0)).toBe(billed(3, true))
    })

    it('is submitted again where none was made, whatever others are like it', async () => {
      const claude = await startClaude()
      const other = openBench({
        records: 3,
        key: claude.key,
        url: claude.url,
        settings,
        onDelay: claude.endBatches,
      })
      await other.run()
      const second = openBench(await killedAt(claude, () => Promise.reject(lost)))
      expect(await second.run('start')).toMatchObject({ outcome: 'succeeded', summary: { updated: 3 } })
      expect(claude.batches).toHaveLength(2)
      expect(second.store.spentSince(0)).toBe(billed(3, true))
    })

    it('keeps its place when the run that looks for it is stopped', async () => {
      const claude = await startClaude()
      const { key } = openBench({ key: claude.key })
      const real = createClaudeWriter({ key })
      const options = await killedAt(claude, async (...batch) => {
        await real.submit(...batch)
        throw lost
      })
      const stop = new AbortController()
      const onDelay = () => {
        stop.abort()
        throw stop.signal.reason
      }
      const second = openBench({ ...options, onDelay })
      expect(await second.run('start', stop.signal)).toMatchObject({ summary: { updated: 0 } })
      expect(second.store.submission()).toMatchObject({ requests: 3 })
      expect(claude.batches).toHaveLength(1)
    })
  })

  it('says that a cap was reached when it submits only a part, and keeps the rest for the next run', async () => {
    const claude = await startClaude()
    const path = `${tempFolder()}/vigie.db`
    const options = { records: 5, key: claude.key, url: claude.url, path, onDelay: claude.endBatches }
    const whole = openBench(options)
    await whole.run()
    const cap = (whole.store.spentSince(0) + 1.9 * billed(1, true)) / 1_000_000
    whole.db.close()

    const settings = { mode: 'batch' as const, run_cap_usd: null, month_cap_usd: cap }
    const capped = openBench({ ...options, settings })
    const result = await capped.run()
    expect(result).toMatchObject({ outcome: 'partial', summary: { updated: 2, total: 5 } })
    expect(result.faults.map(({ code }) => code)).toEqual(['budget_reached'])
    expect(claude.batches).toHaveLength(1)
    expect(capped.store.remaining(capped.store.openCycle()?.id ?? 0)).toHaveLength(3)
  })
})
