import { describe, expect, it } from 'vitest'
import { cboeOptions } from '../../../main/adapters/sources/cboe-options.ts'
import { connectSource } from '../../../main/adapters/sources/market-source.ts'
import { caught } from '../../helpers/caught.ts'
import { FakeClock } from '../../helpers/fake-clock.ts'
import { realHttp } from '../../helpers/real-http.ts'
import { replayed } from '../../helpers/replayed.ts'
import { json, type ReplayAnswer, startReplay } from '../../servers/replay.ts'

/** A Friday; Thursday 2026-01-01 was a holiday. New York closes at 21:00 UTC. */
const EVENING = '2026-01-09T23:00:00Z'
const statistics = (value: unknown) =>
  json({
    ratios: [
      { name: 'TOTAL PUT/CALL RATIO', value: '0.81' },
      { name: 'EQUITY PUT/CALL RATIO', value },
    ],
  })
/** Answers day by day; a day without an answer is refused as the real server does. */
const startCboe = (answer: (day: string) => ReplayAnswer | null) =>
  replayed(
    startReplay(({ pathname }) => {
      const day = /^\/data\/us\/options\/market_statistics\/daily\/(.{10})_daily_options$/.exec(pathname)?.[1]
      return (day === undefined ? null : answer(day)) ?? { status: 403, body: '<Error>AccessDenied</Error>' }
    }),
  )
function ask(
  url: string,
  change: { kept?: readonly string[]; now?: string; from?: string; to?: string } = {},
) {
  const clock = new FakeClock(change.now ?? EVENING)
  const source = connectSource(cboeOptions, { http: realHttp(clock), clock, timeoutMs: 5_000 })
  const { from = '2025-12-01', to, kept } = change
  return source.fetch({
    url,
    symbol: 'equity_put_call',
    from,
    ...(to === undefined ? {} : { to }),
    ...(kept === undefined ? {} : { kept: new Set(kept) }),
    signal: AbortSignal.timeout(20_000),
  })
}
const daysOf = async (answer: ReturnType<typeof ask>) => (await answer).bars.map(({ day }) => day)

describe('the options statistics of Cboe', () => {
  it('give puts per call of single shares for the last five sessions, oldest first', async () => {
    const { url } = await startCboe((day) => statistics(day === '2026-01-09' ? '0.63' : 0.5))
    const { bars } = await ask(url)
    expect(bars.map(({ day, close }) => [day, close])).toEqual([
      ['2026-01-05', 0.5],
      ['2026-01-06', 0.5],
      ['2026-01-07', 0.5],
      ['2026-01-08', 0.5],
      ['2026-01-09', 0.63],
    ])
  })

  it('are asked only for days that are not kept, so that the past fills run by run', async () => {
    const { url, requests } = await startCboe(() => statistics('0.5'))
    const kept = ['2026-01-05', '2026-01-06', '2026-01-07', '2026-01-08', '2026-01-09']
    expect(await daysOf(ask(url, { kept }))).toEqual([
      '2025-12-26',
      '2025-12-29',
      '2025-12-30',
      '2025-12-31',
      '2026-01-02',
    ])
    expect(requests).toHaveLength(5)
  })

  it('are not asked for anything once all days are kept', async () => {
    const { url, requests } = await startCboe(() => statistics('0.5'))
    expect(await daysOf(ask(url, { from: '2026-01-08', kept: ['2026-01-08', '2026-01-09'] }))).toEqual([])
    expect(requests).toEqual([])
  })

  it('are not asked for a session that is still open', async () => {
    const { url } = await startCboe(() => statistics('0.5'))
    expect(await daysOf(ask(url, { now: '2026-01-09T20:00:00Z', from: '2026-01-08' }))).toEqual([
      '2026-01-08',
    ])
  })

  it('may not have the last session yet', async () => {
    const { url } = await startCboe((day) => (day === '2026-01-09' ? null : statistics('0.5')))
    expect((await daysOf(ask(url))).at(-1)).toBe('2026-01-08')
    expect(await daysOf(ask(url, { from: '2026-01-08', kept: ['2026-01-08'] }))).toEqual([])
  })

  it('are refused where Cboe gives no day at all', async () => {
    const { url } = await startCboe(() => null)
    expect(await caught(ask(url))).toMatchObject({ code: 'source_refused', source: 'cboe-options' })
    expect(await caught(ask(url, { kept: ['2026-01-02'] }))).toMatchObject({ code: 'source_refused' })
  })

  it.each([
    ['a page of HTML', { body: '<!DOCTYPE html>' }],
    ['half an answer', { body: '{"ratios":[{"name":"EQ' }],
    ['no list of ratios', json({ success: false })],
    ['a list without the ratio', json({ ratios: [{ name: 'INDEX PUT/CALL RATIO', value: '1.1' }] })],
    ['a ratio that is none', statistics('n.m.')],
    ['a ratio without a value', statistics(null)],
  ])('are malformed with %s', async (_, answer) => {
    const { url } = await startCboe(() => answer)
    expect(await caught(ask(url))).toMatchObject({ code: 'source_malformed', source: 'cboe-options' })
  })

  it('wait as Cboe asks', async () => {
    const { url } = await startCboe(() => ({ status: 429, headers: { 'retry-after': '9' }, body: '' }))
    expect(await caught(ask(url))).toMatchObject({ code: 'source_rate_limited', seconds: 9 })
  })
})
