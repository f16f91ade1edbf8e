/** Repairs a feed before it is parsed: stray signs, what follows its end, items without an end or a channel, and dates in any form. */

import { dayAtOffset } from '../../../../shared/time/calendar-day.ts'
import { EARLIEST_ZONE_SECONDS } from '../../../../shared/time/units.ts'
import type { PressRequest } from '../../../core/jobs/fear-greed/ports.ts'
import { isDayFirst } from '../day-order.ts'
import { parseFeedDate } from './feed-dates.ts'

const END = /<\/(rss|feed|(\w+:)?rdf)>/gi
const DATE =
  /<((?:\w+:)?(?:pubdate|date|published|updated|modified|issued|created))(\s[^>]*)?>\s*(?:<!\[CDATA\[)?([^<\]]*)(?:\]\]>)?\s*<\/\1\s*>/gi

/** Returns the feed up to its last end; servers append scripts and comments. Null if it has no end: it is cut off. */
export function upToEnd(text: string): string | null {
  const last = [...text.matchAll(END)].at(-1)
  return last === undefined ? null : text.slice(0, last.index + last[0].length)
}

/** Takes a `<` that begins no tag for the sign, and drops control characters, which no XML may hold. */
export function withoutStraySigns(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '').replace(/<(?![a-z/!?])/gi, '&lt;')
}

/** Puts the items of an RSS document that has no `channel` into one. */
export function withChannel(text: string): string {
  if (!/<rss[\s>]/i.test(text) || /<channel[\s>/]/i.test(text)) return text
  return text.replace(/<rss(?:\s[^>]*)?>/i, '$&<channel>').replace(/<\/rss\s*>/i, '</channel>$&')
}

/** Closes each item that the next one, or the end of the list, follows. */
export function closeItems(text: string): string {
  return ['item', 'entry'].reduce(closeEach, text)
}

function closeEach(text: string, name: string): string {
  const opened = text.match(new RegExp(`<${name}(?=[\\s>])`, 'gi'))?.length ?? 0
  const closed = text.match(new RegExp(`</${name}\\s*>`, 'gi'))?.length ?? 0
  if (opened === closed) return text
  let isOpen = false
  return text.replace(
    new RegExp(`<${name}(?=[\\s>])|</${name}\\s*>|</(?:channel|rss|feed)\\s*>`, 'gi'),
    (tag) => {
      const begins = !tag.startsWith('</')
      const ends = tag.toLowerCase().startsWith(`</${name}`)
      const repaired = isOpen && !ends ? `</${name}>${tag}` : tag
      isOpen = begins
      return repaired
    },
  )
}

/**
 * Writes each date as ISO 8601 in UTC, and empties those that cannot be read or are in the future. The date of RSS gets its
 * name of Atom if an Atom feed has it. All dates together tell
 * whether the day or the month comes first; if they do not, it is the day, in English the month.
 */
export function isoDates(
  text: string,
  { zone, language }: Pick<PressRequest, 'zone' | 'language'>,
  now: number,
): string {
  const isAtom = /<feed[\s>]/i.test(text)
  const dates = [...text.matchAll(DATE)].map(([, , , date = '']) => date)
  const dayFirst = isDayFirst(dates, dayAtOffset(now, EARLIEST_ZONE_SECONDS), language !== 'en')
  return text.replace(DATE, (_, name: string, attributes: string | undefined, date: string) => {
    const time = parseFeedDate(date, zone, now, dayFirst)
    const iso = time === null ? '' : new Date(time).toISOString()
    const known = isAtom && name.toLowerCase() === 'pubdate' ? 'published' : name
    return `<${known}${attributes ?? ''}>${iso}</${known}>`
  })
}
