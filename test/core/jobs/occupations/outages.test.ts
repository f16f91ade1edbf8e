/** Each way in which the real service fails: what Vigie books, asks again, keeps, and says. */

import { describe, expect, it } from 'vitest'
import { createClaudeWriter } from '../../../../main/adapters/claude/writer.ts'
import type { OccupationWriter } from '../../../../main/core/jobs/occupations/ports.ts'
import { stoppedMonthSignal } from '../../../../main/core/jobs/occupations/signal.ts'
import { VigieError } from '../../../../shared/errors.ts'
import { freeClaudeKey } from '../../../helpers/claude-key.ts'
import { tempFolder } from '../../../helpers/temp-folder.ts'
import { type ClaudeBehaviour, startClaude } from '../../../servers/claude.ts'
import { billed } from '../../../servers/claude-answers.ts'
import { type BenchOptions, openBench } from './bench-of-records.ts'

const RECORDS = 3
const NO_JOBS = { read: () => ({ jobs: {} }) } as unknown as Parameters<typeof stoppedMonthSignal>[0]
const LOW = 'Your credit balance is too low to access the Anthropic API.'

/** What is expected of a run in which every call meets the same failure. */
interface Expected {
  /** Calls that reached the service. */
  readonly calls: number
  /** The code that stops the month, or null if the records themselves fail. */
  readonly stopped: string | null
  /** A part of the sentence that people read. */
  readonly says: string
  /** Answers the server made and bills. */
  readonly paid: number
  /** Calls kept as "unknown". */
  readonly unknown: number
}

const error = (type: string, message: string) => ({ type, message })

const MODES: readonly (readonly [string, ClaudeBehaviour, Expected])[] = [
  [
    'a cut body',
    { fate: 'cut' },
    { calls: 3, stopped: 'source_unreachable', says: 'closed', paid: 3, unknown: 3 },
  ],
  [
    'a page',
    { fate: 'page' },
    { calls: 3, stopped: 'source_malformed', says: 'DOCTYPE', paid: 0, unknown: 3 },
  ],
  [
    'no first byte',
    { fate: 'silent' },
    { calls: 3, stopped: 'source_timeout', says: 'answer', paid: 3, unknown: 3 },
  ],
  [
    'a reset',
    { fate: 'reset' },
    { calls: 3, stopped: 'source_unreachable', says: 'closed', paid: 3, unknown: 3 },
  ],
  ['401', { status: 401 }, { calls: 3, stopped: 'claude_key_refused', says: 'key', paid: 0, unknown: 0 }],
  [
    '400 for a bill',
    { status: 400, error: error('invalid_request_error', LOW) },
    { calls: 3, stopped: 'source_refused', says: 'credit balance is too low', paid: 0, unknown: 0 },
  ],
  [
    '404 for a model',
    { status: 404, error: error('not_found_error', 'model: claude-none') },
    { calls: 3, stopped: 'source_refused', says: 'model: claude-none', paid: 0, unknown: 0 },
  ],
  [
    '413',
    { status: 413, error: error('request_too_large', 'Request exceeds the maximum size') },
    { calls: 3, stopped: null, says: 'maximum size', paid: 0, unknown: 0 },
  ],
  [
    '429 with a short wait',
    { status: 429, headers: { 'retry-after': '2' } },
    { calls: 15, stopped: 'source_rate_limited', says: 'wait 2 s', paid: 0, unknown: 0 },
  ],
  [
    '429 without a wait',
    { status: 429 },
    { calls: 15, stopped: 'source_rate_limited', says: 'wait 60 s', paid: 0, unknown: 0 },
  ],
  [
    '429 with a long wait',
    { status: 429, headers: { 'retry-after': '3600' } },
    { calls: 3, stopped: 'source_rate_limited', says: 'wait 3600 s', paid: 0, unknown: 0 },
  ],
  [
    '500',
    { status: 500, error: error('api_error', 'Internal server error') },
    { calls: 15, stopped: 'source_refused', says: 'Internal server error', paid: 0, unknown: 0 },
  ],
  [
    '529',
    { status: 529, error: error('overloaded_error', 'Overloaded') },
    { calls: 15, stopped: 'source_rate_limited', says: 'wait', paid: 0, unknown: 0 },
  ],
  [
    'a refusal',
    { stop: 'refusal', answer: 'I cannot.' },
    { calls: 3, stopped: null, says: 'I cannot.', paid: 3, unknown: 0 },
  ],
  [
    'max_tokens',
    { stop: 'max_tokens', answer: '{"de' },
    { calls: 6, stopped: null, says: 'cut', paid: 6, unknown: 0 },
  ],
  [
    'pause_turn',
    { stop: 'pause_turn', answer: '' },
    { calls: 6, stopped: null, says: 'not finished', paid: 6, unknown: 0 },
  ],
]

async function runAgainst(behaviour: ClaudeBehaviour, options: BenchOptions = {}) {
  const mood: { now: ClaudeBehaviour } = { now: behaviour }
  const claude = await startClaude(() => mood.now)
  const key = freeClaudeKey(claude.key)
  const patient = createClaudeWriter({ key })
  const impatient = createClaudeWriter({ key, timeoutMs: 1500 })
  const writer: OccupationWriter = {
    ...patient,
    write: (request) => (mood.now.fate === 'silent' ? impatient : patient).write(request),
  }
  const bench = openBench({
    records: RECORDS,
    key: claude.key,
    url: claude.url,
    writerOver: () => writer,
    ...options,
  })
  const end = await bench.run().catch((thrown: unknown) => thrown)
  return { bench, claude, end, mood }
}

const audited = ({ library }: ReturnType<typeof openBench>) =>
  library.audit({ code: null, search: 'failed', agent: null, before: null, limit: 20 })

describe.each(MODES)('%s', (_name, behaviour, expected) => {
  it('is booked to the millionth of a dollar, and known from what is not known', async () => {
    const { bench, claude } = await runAgainst(behaviour)
    const booked = bench.store.spentSince(0)
    const unknown = bench.store.unknownSince(0)
    expect(claude.calls).toHaveLength(expected.calls)
    expect(claude.paid).toHaveLength(expected.paid)
    const answered = expected.unknown > 0 ? 0 : expected.paid
    expect(booked - unknown).toBe(billed(answered))
    expect(booked).toBeGreaterThanOrEqual(billed(claude.paid.length))
    expect(unknown === 0).toBe(expected.unknown === 0)
  })

  it(
    expected.stopped === null ? 'fails its records alone' : 'stops the month and blames no record',
    async () => {
      const { bench, end } = await runAgainst(behaviour)
      const left = bench.store.remaining(bench.store.openCycle()?.id ?? 0)
      if (expected.stopped === null) {
        expect(end).toMatchObject({ outcome: 'failed', summary: { updated: 0, errors: RECORDS } })
        expect(audited(bench)).toHaveLength(RECORDS)
        expect(JSON.stringify(end)).toContain(expected.says)
        expect(bench.store.openCycle()).toBeNull()
        return
      }
      expect(end).toBeInstanceOf(VigieError)
      expect(end).toMatchObject({ code: expected.stopped, message: expect.stringContaining(expected.says) })
      expect(left).toHaveLength(RECORDS)
      expect(audited(bench)).toEqual([])
      expect(bench.store.find('A1101')).toMatchObject({ version: 0, lastError: null })
      expect(stoppedMonthSignal(NO_JOBS, bench.store)).toMatchObject({
        left: RECORDS,
        cause: { told: expected.stopped },
      })
    },
  )

  it('is over when the service is well: what is left is written once, and the alert ends', async () => {
    const { bench, claude, mood } = await runAgainst(behaviour)
    const before = claude.paid.length
    mood.now = {}
    const result = await bench.again()
    expect(result).toMatchObject({ outcome: 'succeeded' })
    expect(claude.paid.length - before).toBe(RECORDS)
    expect(bench.store.find('A1103')).toMatchObject({ version: 1, lastError: null })
    expect(stoppedMonthSignal(NO_JOBS, bench.store)).toBeNull()
    expect(bench.store.openCycle()).toBeNull()
  })
})

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
    expect(entry).toMatchObject({ event: 'unanswered', description: { params: { usd: '0.0700' } } })
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
