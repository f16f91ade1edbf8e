import type { IndexProfile } from '../profile.ts'
import { CLASSIC_HISTORY_DAYS, classicComponents } from './classic.ts'
import { fiveLevels } from './levels.ts'
import { everyTenMinutes, marketHours } from './recommended.ts'

const zone = 'Africa/Casablanca'

/**
 * The Moroccan market: MASI and its press. The volume of past sessions is summed
 * over the shares, some sessions a run. The exchange publishes no bond yields: they count once the owner names a CSV of them.
 */
export const casablanca: IndexProfile = {
  id: 'casablanca',
  zone,
  closes: '15:30',
  calendar: 'casablanca',
  series: { market: { ways: [{ source: 'casablanca', symbol: 'MASI' }] } },
  press: [
    {
      id: 'medias24',
      name: 'Médias24',
      language: 'fr',
      feedUrl: 'https://medias24.com/feed',
      pageUrl: 'https://medias24.com/',
    },
    {
      id: 'boursenews',
      name: 'BourseNews',
      language: 'fr',
      feedUrl: 'https://boursenews.ma/feed',
      pageUrl: 'https://boursenews.ma/',
    },
    {
      id: 'challenge',
      name: 'Challenge',
      language: 'fr',
      feedUrl: 'https://www.challenge.ma/feed',
      pageUrl: 'https://www.challenge.ma/',
    },
    {
      id: 'lavieeco',
      name: 'La Vie éco',
      language: 'fr',
      feedUrl: 'https://www.lavieeco.com/feed',
      pageUrl: 'https://www.lavieeco.com/',
    },
  ],
  components: classicComponents,
  levels: fiveLevels,
  comparison: null,
  recommended: [everyTenMinutes(zone), marketHours(zone, '09:00', '16:30')],
  historyDays: CLASSIC_HISTORY_DAYS,
  replayFrom: null,
  keepsVolume: true,
  keeps: [],
}
