/** Batches that end in part, records of which an outage hits some, and calls that a killed process left open. */
import { describe, expect, it } from 'vitest'
import { stoppedMonthSignal } from '../../../../main/core/jobs/occupations/signal.ts'
import { memorySettings } from '../../../helpers/memory-settings.ts'
import { tempFolder } from '../../../helpers/temp-folder.ts'
import { type ClaudeBehaviour, startClaude } from '../../../servers/claude.ts'
import { billed } from '../../../servers/claude-answers.ts'
import { openBench } from './bench-of-records.ts'

const RECORDS = 3
const NO_JOBS = memorySettings({})

describe('a batch', () => {
  const settings = { mode: 'batch' as const }

  async function batchOf(behave: (code: string) => ClaudeBehaviour) {
    const mood = { behave }
    const claude = await startClaude((code) => mood.behave(code))
    const options = {
      records: RECORDS,
      key: claude.key,
      url: claude.url,
      settings,
      onDelay: claude.endBatches,
    }
    const bench = openBench(options)
    return { mood, claude, bench }
  }

  it.each(['expired', 'canceled'] as const)('that %s stops the month, which goes on later', async (end) => {
    const { bench, claude, mood } = await batchOf((code) => (code === 'A1101' ? {} : { end }))
    await expect(bench.run()).rejects.toMatchObject({ code: 'batch_unfinished', params: { count: 2 } })
    expect(bench.store.spentSince(0)).toBe(billed(1, true))
    expect(bench.store.find('A1102')).toMatchObject({ version: 0, lastError: null })
    expect(stoppedMonthSignal(NO_JOBS, bench.store)).toMatchObject({ left: 2 })
    mood.behave = () => ({})
    expect(await bench.again()).toMatchObject({ outcome: 'succeeded', summary: { updated: 3 } })
    expect(bench.store.spentSince(0)).toBe(billed(claude.paid.length, true))
    expect(stoppedMonthSignal(NO_JOBS, bench.store)).toBeNull()
  })

  it('is read in whatever order its results come', async () => {
    const { bench, claude } = await batchOf(() => ({}))
    expect(await bench.run()).toMatchObject({ outcome: 'succeeded', summary: { updated: 3 } })
    expect(bench.store.spentSince(0)).toBe(billed(claude.paid.length, true))
    const written = bench.db.prepare('SELECT cost FROM occupation_versions').pluck().all()
    expect(written).toEqual(Array(3).fill(billed(1, true)))
  })

  it('is reserved while it waits, so that the caps see it', async () => {
    const claude = await startClaude()
    const stop = new AbortController()
    const onDelay = () => {
      stop.abort()
      throw stop.signal.reason
    }
    const bench = openBench({ records: 2, key: claude.key, url: claude.url, settings, onDelay })
    await bench.run('schedule', stop.signal)
    expect(bench.store.spentSince(0)).toBeGreaterThanOrEqual(billed(2, true))
    expect(bench.store.unknownSince(0)).toBe(0)
  })
})

describe('some records of a run', () => {
  it('that an outage hit are asked again at the next attempt, the others not', async () => {
    const mood: { now: ClaudeBehaviour } = { now: { fate: 'cut' } }
    const claude = await startClaude((code) => (code === 'A1102' ? mood.now : {}))
    const bench = openBench({ records: RECORDS, key: claude.key, url: claude.url })
    await expect(bench.run()).rejects.toMatchObject({ code: 'source_unreachable' })
    mood.now = {}
    expect(await bench.again()).toMatchObject({ outcome: 'succeeded', summary: { updated: 3, errors: 0 } })
    expect(claude.calls.map(({ code }) => code).sort()).toEqual(['A1101', 'A1102', 'A1102', 'A1103'])
    expect(bench.store.spentSince(0) - bench.store.unknownSince(0)).toBe(billed(3))
  })
})

describe('a process that was killed', () => {
  it('left a call that the next one names, counts at its estimate, and asks again within the cap', async () => {
    const claude = await startClaude()
    const path = `${tempFolder()}/vigie.db`
    const bench = openBench({ records: 1, key: claude.key, url: claude.url, path })
    const prices = { input: 2, output: 10, cache_read: 0.1, cache_write: 2.5 }
    const common = { code: 'A1101', runId: 'dead', model: 'claude-sonnet-5-5', shape: 'off/medium', prices }
    bench.store.reserve([{ ...common, at: bench.clock.now(), mark: null, amount: 70_000 }])
    expect(bench.store.closeUnanswered(bench.clock.now())).toEqual([
      { code: 'A1101', at: bench.clock.now(), amount: 70_000 },
    ])
    const [entry] = bench.library.audit({ code: 'A1101', search: null, agent: null, before: null, limit: 1 })
    expect(entry).toMatchObject({ event: 'unanswered', description: { params: { usd: 0.07 } } })
    expect(bench.store.unknownSince(0)).toBe(70_000)

    const capped = openBench({
      records: 1,
      key: claude.key,
      url: claude.url,
      path,
      settings: { month_cap_usd: 0.07 },
    })
    expect(await capped.run()).toMatchObject({ outcome: 'failed', faults: [{ code: 'budget_reached' }] })
    expect(claude.calls).toEqual([])
  })
})
