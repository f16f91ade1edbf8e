/** How close the bitcoin profile is to the index of alternative.me, beside the method it replaced. */
import { bitcoin } from '../../../main/core/jobs/fear-greed/profiles/bitcoin.ts'
import { classicComponents } from '../../../main/core/jobs/fear-greed/profiles/classic.ts'
import { line } from '../harness/line.ts'
import { byDay, csvBars } from '../tools/index-accuracy/data.ts'
import { agreement, inShort } from '../tools/index-accuracy/measure.ts'
import { scoresOf } from '../tools/index-accuracy/scores.ts'

/** The years after those the three ranks were chosen on are not in the data here. */
const CRYPTO_DAYS = ['2020-01-01', '2022-12-31'] as const

export const indexBitcoin = line({
  name: 'index-bitcoin',
  work: 'the mean distance of the bitcoin profile from the index of alternative.me, over three years.',
  peer: 'the method before',
  figures: { error: { unit: 'points', goal: { atMost: 8.4 } } },
  sizes: [1],
  pairs: 1,
  setUp: async () => {
    const market = csvBars(['C_crypto', 'BTC-USD_daily.csv'], 4, 5)
    const bonds = csvBars(['B_inputs', 'DGS10_fred_2000_2026_filled.csv'], 1)
    const published = byDay(csvBars(['C_crypto', 'crypto_fear_greed_2018_2026.csv'], 1))
    const before = { ...bitcoin, components: classicComponents }
    const ours = agreement(scoresOf(bitcoin, { market }), published, ...CRYPTO_DAYS)
    const previous = agreement(scoresOf(before, { market, bonds }), published, ...CRYPTO_DAYS)
    return {
      ours: async () => ({ error: ours.error }),
      peer: async () => ({ error: previous.error }),
      detail: () => ({
        days: ours.days,
        ours: inShort(ours),
        before: inShort(previous),
        on: CRYPTO_DAYS.join('..'),
      }),
      close: () => undefined,
    }
  },
})
