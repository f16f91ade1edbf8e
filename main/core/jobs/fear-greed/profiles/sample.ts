import type { IndexProfile } from '../profile.ts'
import { CLASSIC_HISTORY_DAYS, classicComponents } from './classic.ts'
import { fiveLevels } from './levels.ts'
import { everyTenMinutes } from './recommended.ts'

/**
 * Real history that ships with Vigie, replayed one session per run: shows everything without a network. It
 * begins shortly before the crash of March 2020.
 */
export const sample: IndexProfile = {
  id: 'sample',
  zone: 'America/New_York',
  closes: '16:00',
  calendar: 'nyse',
  series: {
    market: { ways: [{ source: 'sample', symbol: 'spy' }] },
    bonds: { ways: [{ source: 'sample', symbol: 'dgs10' }] },
  },
  press: [],
  components: classicComponents,
  levels: fiveLevels,
  comparison: { source: 'sample', symbol: 'vix', name: 'VIX', inverse: true },
  recommended: [everyTenMinutes('America/New_York')],
  historyDays: CLASSIC_HISTORY_DAYS,
  replayFrom: '2020-01-02',
  keepsVolume: false,
  keeps: [],
}
