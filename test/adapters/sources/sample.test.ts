import { describe, expect, it } from 'vitest'
import { sampleSource } from '../../helpers/fear-greed.ts'

const signal = new AbortController().signal
const barOn = async (symbol: string, day: string) =>
  (await sampleSource().fetch({ symbol, from: day, to: day, signal })).bars

describe('the history that comes with Vigie', () => {
  it.each([
    ['spy', '2020-03-23', 222.95],
    ['vix', '2020-03-16', 82.69],
    ['dgs10', '2020-03-09', 0.54],
  ])('has the published %s of %s', async (symbol, day, close) => {
    expect((await barOn(symbol, day)).map((bar) => bar.close)).toEqual([close])
  })
  it('has volumes of the shares and none of the yield', async () => {
    expect((await barOn('spy', '1998-01-02'))[0]?.volume).toBe(2150000)
    expect((await barOn('dgs10', '2000-01-03'))[0]?.volume).toBeNull()
  })
  it('refuses a symbol it does not have', async () => {
    await expect(barOn('gold', '2020-03-23')).rejects.toMatchObject({ code: 'source_empty' })
  })
})
