/** A record rewritten because a person asks for it: what came of it, and what a request is told that may not wait. */
import type { Database } from 'better-sqlite3'
import { describe, expect, it, vi } from 'vitest'
import { timerDelay } from '../../../main/adapters/clock/delay.ts'
import type { Delay } from '../../../main/core/ports/delay.ts'
import { errorSentence, type VigieError } from '../../../shared/errors.ts'
import { localizeAnswer } from '../../../shared/localized.ts'
import { openService, withClaude } from '../../helpers/occupations-service.ts'
import type { ClaudeBehaviour } from '../../servers/claude.ts'

const A = { code: 'A1101' }
/** Waits for no answer, and for pauses neither. */
const impatient: Delay = () => Promise.resolve()

describe('a rewrite by hand', () => {
  it('says whether Claude wrote, or proposed, a text', async () => {
    const { service } = await withClaude()
    expect(await service.update(A)).toMatchObject({ outcome: 'written', version: 1, waiting: null })
    const reviewed = await withClaude({ settings: { review: 'proposal' } })
    expect(await reviewed.service.update(A)).toMatchObject({ outcome: 'proposed', version: 0 })
  })

  it('is a simulation without a key, and says whether it wrote anything', async () => {
    const { service } = openService({ records: 1 })
    expect(await service.update(A)).toMatchObject({ outcome: 'simulated', version: 1, cost_usd: 0 })
    service.change({ ...A, skills: ['Souder'] })
    const kept = await service.update(A)
    expect(kept).toMatchObject({ outcome: 'kept', version: 2, cost_usd: 0 })
    expect(kept.content?.skills).toEqual(['Souder'])
  })
})

describe('a rewrite that takes long', () => {
  const silent = () => withClaude({ behave: () => ({ fate: 'silent' }) as ClaudeBehaviour, delay: impatient })

  it('is told within the time of a request: since when, and until when Claude is waited for', async () => {
    const { service, clock } = await silent()
    const { outcome, cost_usd, waiting } = await service.update(A)
    expect([outcome, cost_usd]).toEqual(['waiting', null])
    expect(Date.parse(String(waiting?.since))).toBe(clock.now())
    expect(Date.parse(String(waiting?.until)) - clock.now()).toBe(290_000)
    expect(waiting).toMatchObject({ requests: 1, joined: false })
  })

  it('is joined by the next request for it, which is told so, and is paid once', async () => {
    const { service, claude, store } = await silent()
    await service.update(A)
    await vi.waitFor(() => expect(claude.calls).toHaveLength(1))
    const spent = store.spentSince(0)
    expect((await service.update(A)).waiting).toMatchObject({ joined: true })
    expect(claude.calls).toHaveLength(1)
    expect(store.spentSince(0)).toBe(spent)
  })

  it('can be waited for without beginning another, and its end is told: once and later', async () => {
    const waits: number[] = []
    const { service, claude } = await withClaude({
      behave: () => ({ fate: 'slow' }),
      delay: (ms, signal) => {
        waits.push(ms)
        return waits.length === 1 ? Promise.resolve() : timerDelay(ms, signal)
      },
    })
    expect(await service.update({ ...A, wait_seconds: 3 })).toMatchObject({ outcome: 'waiting' })
    expect(await service.updating(A)).toMatchObject({ outcome: 'written', version: 1 })
    expect(await service.updating(A)).toMatchObject({ outcome: 'written', version: 1 })
    expect(claude.calls).toHaveLength(1)
    expect(waits).toEqual([3000, 50_000, 50_000])
  })

  it('that failed meanwhile is told as its failure', async () => {
    const { service } = await withClaude({
      behave: () => ({ stop: 'refusal', answer: 'No.' }),
      delay: (ms, signal) => (ms === 0 ? Promise.resolve() : timerDelay(ms, signal)),
    })
    await service.update({ ...A, wait_seconds: 0 })
    await expect(service.updating(A)).rejects.toMatchObject({ code: 'occupation_refused' })
  })

  it('is none before the first: nothing is begun', async () => {
    const { service, claude } = await silent()
    expect(await service.updating(A)).toMatchObject({ outcome: 'none', waiting: null })
    expect(claude.calls).toEqual([])
  })
})

describe('a person who waits', () => {
  it.each([
    ['overloaded', { status: 529 }, 'source_overloaded', 3],
    [
      'asks to wait for two seconds',
      { status: 429, headers: { 'retry-after': '2' } },
      'source_rate_limited',
      3,
    ],
    [
      'asks to wait for a minute',
      { status: 429, headers: { 'retry-after': '60' } },
      'source_rate_limited',
      1,
    ],
  ] as const)(
    'is told within seconds that Claude %s, with the address asked',
    async (_, behaviour, code, calls) => {
      const { service, claude, delays } = await withClaude({ behave: () => behaviour })
      const { host } = new URL(claude.url)
      await expect(service.update(A)).rejects.toMatchObject({
        code,
        message: expect.stringContaining(`Claude (${host})`),
      })
      expect(claude.calls).toHaveLength(calls)
      expect(Math.max(0, ...delays)).toBeLessThan(10_000)
    },
  )
})

describe('a failed rewrite by hand', () => {
  it('says what its answers cost, also in the audit', async () => {
    const { service, store } = await withClaude({ behave: () => ({ answer: 'Here is the record:' }) })
    const failure = await caughtOf(service.update(A))
    const usd = store.spentSince(0) / 1_000_000
    expect(usd).toBeGreaterThan(0)
    const said = `It cost ${usd.toLocaleString('en')} USD.`
    expect(failure).toMatchObject({ code: 'occupation_answer_invalid' })
    expect(errorSentence(failure.code, failure.params, 'en')).toContain(said)
    expect(errorSentence(failure.code, failure.params, 'fr')).toContain('Cela a coûté 0,')
    const [entry] = service.audit({ ...A, limit: 1 }).items
    expect(localizeAnswer(entry, 'en')).toMatchObject({
      event: 'failed',
      description: expect.stringContaining(said),
    })
  })

  it('whose answer broke off says that its cost is unknown, and leaves that with the record', async () => {
    const { service, store } = await withClaude({ behave: () => ({ fate: 'cut' }) })
    const failure = await caughtOf(service.update(A))
    const usd = (store.unknownSince(0) / 1_000_000).toLocaleString('en')
    const said = `Whether it is charged is not known: ${usd} USD are counted as unknown.`
    expect(failure).toMatchObject({ code: 'source_unreachable', message: expect.stringContaining(said) })
    expect(localizeAnswer(service.get(A), 'en').last_error).toContain(said)
  })

  it('that costs nothing says nothing of a cost, and blames no record', async () => {
    const { service } = await withClaude({ behave: () => ({ status: 401 }) })
    const failure = await caughtOf(service.update(A))
    expect(failure.message).not.toContain('USD')
    expect(service.get(A).last_error).toBeNull()
  })
})

describe('a record that is removed while Claude writes it', () => {
  it('is not written, and its call is settled', async () => {
    const { service, store, db } = await withClaude({
      behave: () => ({ fate: 'slow' }),
      delay: (ms, signal) => (ms === 0 ? Promise.resolve() : timerDelay(ms, signal)),
    })
    await service.update({ ...A, wait_seconds: 0 })
    service.remove(A)
    await vi.waitFor(() => expect(states(db)).toEqual(['settled']))
    expect(store.find('A1101')).toBeNull()
    expect(store.spentSince(0)).toBeGreaterThan(0)
  })
})

const states = (db: Database) => db.prepare('SELECT state FROM occupation_spending').pluck().all()

/** The error that a promise rejects with. */
const caughtOf = (work: Promise<unknown>): Promise<VigieError> =>
  work.then(
    () => {
      throw new Error('nothing was refused')
    },
    (error: unknown) => error as VigieError,
  )
