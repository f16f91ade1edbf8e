/** Bars as candles: the gaps between them, and prices of any size. */
import { describe, expect, test } from 'vitest'
import type { PanelClient } from '../../renderer/client.ts'
import { amountText, gapsBefore } from '../../renderer/views/trades/candles.ts'
import { readBars } from '../../renderer/views/trades/reads.ts'
import { textsIn } from '../../renderer/words/texts.ts'
import { Localizer } from '../../renderer/words/words.ts'
import type { TradeBar } from '../../shared/contract/trades.ts'

const words = new Localizer('en', 'en-GB', textsIn('en'))
const bar = (first_time: string, last_time: string) => ({ first_time, last_time }) as TradeBar

describe('gaps', () => {
  test('are where a day or more is missing between two bars', () => {
    const bars = [
      bar('2026-01-01T00:00:00Z', '2026-01-01T06:00:00Z'),
      bar('2026-01-01T06:00:01Z', '2026-01-01T12:00:00Z'),
      bar('2026-01-05T00:00:00Z', '2026-01-05T06:00:00Z'),
    ]
    expect(gapsBefore(bars)).toEqual([2])
  })

  test('are not where bars themselves take days', () => {
    const bars = [
      bar('2026-01-01T00:00:00Z', '2026-01-08T00:00:00Z'),
      bar('2026-01-10T00:00:00Z', '2026-01-17T00:00:00Z'),
    ]
    expect(gapsBefore(bars)).toEqual([])
  })

  test('are not in a series without bars', () => expect(gapsBefore([])).toEqual([]))
})

test('all bars of a series are read, in as many answers as it takes, oldest first', async () => {
  const answers: Record<string, unknown> = {
    first: { items: [{ number: 3 }, { number: 2 }], next_cursor: '2' },
    2: { items: [{ number: 1 }], next_cursor: null },
  }
  const bars = async ({ cursor = 'first' }: { cursor?: string }) => answers[cursor]
  const client = { trades: { bars } } as unknown as PanelClient
  const found = await readBars('trades', 'dollar', 5000).load(client, new AbortController().signal)
  expect(found).toEqual([{ number: 1 }, { number: 2 }, { number: 3 }])
})

test.each([
  ['42900.5', '42,900.50'],
  ['0.00001234', '0.00001234'],
  ['7', '7.00'],
  ['1.50000000', '1.50'],
])('a price of %s reads %s', (price, read) => expect(amountText(price, words)).toBe(read))
