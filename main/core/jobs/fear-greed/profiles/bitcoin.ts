import type { IndexProfile } from '../profile.ts'
import { CLASSIC_HISTORY_DAYS, classicComponents } from './classic.ts'
import { alternativeMeLevels } from './levels.ts'
import { everyTenMinutes } from './recommended.ts'

/** Bitcoin in dollars. Every day of the week is a session that ends at midnight UTC. */
export const bitcoin: IndexProfile = {
  id: 'bitcoin',
  name: { en: 'Bitcoin', fr: 'Bitcoin' },
  zone: 'UTC',
  closes: '23:59',
  calendar: null,
  language: 'en',
  series: {
    market: { ways: [{ source: 'binance', symbol: 'BTCUSDT' }] },
    bonds: { ways: [{ source: 'fred', symbol: 'DGS10' }] },
  },
  press: [],
  components: classicComponents,
  levels: alternativeMeLevels,
  comparison: { source: 'alternative-me', symbol: 'fng', name: 'alternative.me', inverse: false },
  recommended: [everyTenMinutes('UTC')],
  historyDays: CLASSIC_HISTORY_DAYS,
  replayFrom: null,
  keepsVolume: false,
}
