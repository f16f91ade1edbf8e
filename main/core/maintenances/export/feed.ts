/** The feed that a phone subscribes to: what is due, each on its day, later occurrences of a recurrence too. */
import type { DueMaintenance } from '../../../../shared/contract/maintenances.ts'
import { translate } from '../../../../shared/messages/index.ts'
import { toBasicInstant } from '../../../../shared/time/instant.ts'
import type { Language } from '../../../../shared/vocabulary.ts'
import { uidOf } from '../calendar-properties.ts'
import { contentLines, escapedText, type Property } from './content-line.ts'

const HEAD = [
  ['BEGIN', 'VCALENDAR'],
  ['VERSION', '2.0'],
  ['PRODID', '-//Vigie//Feed//EN'],
  ['CALSCALE', 'GREGORIAN'],
  ['METHOD', 'PUBLISH'],
  ['X-WR-CALNAME', 'Vigie'],
  ['REFRESH-INTERVAL;VALUE=DURATION', 'PT1H'],
  ['X-PUBLISHED-TTL', 'PT1H'],
] as const

/** Returns the feed as iCalendar (RFC 5545, RFC 7986): days without times, during which their owner stays available. */
export function feedText(items: readonly DueMaintenance[], language: Language): string {
  return contentLines([...HEAD, ...items.flatMap((item) => eventOf(item, language)), ['END', 'VCALENDAR']])
}

function eventOf(
  { day, projected, maintenance: one }: DueMaintenance,
  language: Language,
): readonly Property[] {
  const summary = translate(language, 'feed.event', { asset: one.asset_name, title: one.title })
  const origin = uidOf({ id: one.id, createdAt: Date.parse(one.created_at) })
  const updated = toBasicInstant(Date.parse(one.updated_at))
  const compactDay = day.replaceAll('-', '')
  const description = [one.assignee, one.notes, ...one.links].filter((text) => text !== '').join('\n')
  return [
    ['BEGIN', 'VEVENT'],
    ['UID', projected ? `${compactDay}-${origin}` : origin],
    ['DTSTAMP', updated],
    ['LAST-MODIFIED', updated],
    ['DTSTART;VALUE=DATE', compactDay],
    ['SUMMARY', escapedText(summary)],
    ...(description === '' ? [] : ([['DESCRIPTION', escapedText(description)]] as const)),
    ['STATUS', projected ? 'TENTATIVE' : 'CONFIRMED'],
    ['TRANSP', 'TRANSPARENT'],
    ['END', 'VEVENT'],
  ]
}
