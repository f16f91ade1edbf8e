import { describe, expect, it } from 'vitest'
import { cboe } from '../../../main/adapters/sources/cboe.ts'
import { connectSource } from '../../../main/adapters/sources/market-source.ts'
import { caught } from '../../helpers/caught.ts'
import { FakeClock } from '../../helpers/fake-clock.ts'
import { realHttp } from '../../helpers/real-http.ts'
import { replayed } from '../../helpers/replayed.ts'
import { startReplay } from '../../servers/replay.ts'

const clock = new FakeClock('2026-01-09T12:00:00Z')
const source = connectSource(cboe, { http: realHttp(clock), clock, timeoutMs: 5_000 })
const PATH = '/api/global/us_indices/daily_prices/VIX_History.csv'
const startCboe = (...lines: string[]) =>
  startReplay(({ pathname }) => (pathname === PATH ? { body: `${lines.join('\r\n')}\r\n` } : null))
const HEADER = 'DATE,OPEN,HIGH,LOW,CLOSE'
const ask = (url: string, from = '2026-01-01') =>
  source.fetch({ url, symbol: 'VIX', from, signal: AbortSignal.timeout(20_000) })

describe('the history of the VIX at Cboe', () => {
  it('gives daily bars from the first day asked for, months first', async () => {
    const { url } = await replayed(
      startCboe(HEADER, '12/31/2025,14.1,14.9,14.0,14.5', '01/02/2026,14.6,16.0,14.4,15.2'),
    )
    expect((await ask(url)).bars).toEqual([
      { day: '2026-01-02', open: 14.6, high: 16, low: 14.4, close: 15.2, volume: null },
    ])
  })

  it.each([
    ['a page of HTML', ['<!DOCTYPE html>'], 'HTML instead of CSV'],
    ['a day that does not exist', [HEADER, '02/30/2026,1,1,1,1'], /02\/30\/2026/],
    ['a close that is none', [HEADER, '01/02/2026,1,1,1,high'], /high/],
    ['a row without a close', [HEADER, '01/02/2026,1,1,1,'], /close/],
  ])('refuses %s as malformed, and says what came', async (_, lines, detail) => {
    const { url } = await replayed(startCboe(...lines))
    expect(await caught(ask(url))).toMatchObject({
      code: 'source_malformed',
      source: 'cboe',
      detail: typeof detail === 'string' ? detail : expect.stringMatching(detail),
    })
  })
})
