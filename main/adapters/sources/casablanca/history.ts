/** The history of an index: Drupal JSON:API, newest first, 250 sessions per page, numbers as text, no volume. */
import * as z from 'zod'
import { isCalendarDay, weekdaysBetween } from '../../../../shared/time/calendar-day.ts'
import { unusable } from '../../../../shared/unusable-path.ts'
import type { OhlcvBar, SeriesRequest } from '../../../core/jobs/fear-greed/ports.ts'
import { shaped } from '../answer.ts'
import { figureSchema } from '../figures.ts'
import { isWanted } from '../series.ts'
import { BASE, type CasablancaVisit, ID } from './visit.ts'

const PATH = '/api/proxy/fr/api/bourse_data/index_history'
const PAGE = 250
/** Pages fetched at the same time: the exchange has a small server. */
const AT_ONCE = 4
/** A century of sessions. */
const MOST_PAGES = 104

/** Ids of the indices; an unlisted one may be given as its number. */
const INDEX_IDS: Readonly<Record<string, string>> = {
  MASI: '512335',
  MSI20: '512343',
  'MASI 20': '512343',
  'MASI ESG': '512320',
  'FTSE CSE MOROCCO 15': '512323',
}

const pageSchema = z.object({
  data: z.array(
    z.object({
      attributes: z.object({
        field_seance_date: z.string().refine(isCalendarDay, 'not a day'),
        field_index_value: figureSchema.pipe(z.number().positive()),
        field_index_high_value: figureSchema.nullish(),
        field_index_low_value: figureSchema.nullish(),
      }),
    }),
  ),
})

/** @throws VigieError invalid_input if the symbol is neither a known index nor a number */
export function indexId(symbol: string): string {
  const id = INDEX_IDS[symbol.toUpperCase()] ?? symbol
  if (/^\d+$/.test(id)) return id
  throw unusable('symbol', 'no_index', { symbol, names: Object.keys(INDEX_IDS).join(', ') })
}

/**
 * Returns the sessions from `request.from` on. Weekdays give an estimate of their number, so that a few pages
 * are fetched at a time; if they do not reach back far enough, more pages follow one by one.
 * @param today the exchange's calendar day
 */
export async function readHistory(
  visit: CasablancaVisit,
  request: SeriesRequest,
  today: string,
): Promise<OhlcvBar[]> {
  const isFile = request.url?.startsWith('file:') === true
  const likely = isFile ? 1 : Math.ceil(weekdaysBetween(request.from, today) / PAGE)
  const bars: OhlcvBar[] = []
  for (let first = 0; first < MOST_PAGES; ) {
    const count = Math.max(1, Math.min(AT_ONCE, likely - first))
    const asked = Array.from({ length: count }, (_, i) => readPage(visit, request, (first + i) * PAGE))
    const answers = await Promise.all(asked)
    bars.push(...answers.flat())
    first += count
    const oldest = answers.at(-1)?.at(-1)?.day ?? ''
    if (isFile || oldest < request.from || answers.some((page) => page.length < PAGE)) break
  }
  return bars.filter((bar) => isWanted(bar.day, request))
}

async function readPage(visit: CasablancaVisit, request: SeriesRequest, offset: number): Promise<OhlcvBar[]> {
  const answer = await visit.json({
    base: request.url ?? BASE,
    path: PATH,
    signal: request.signal,
    query: {
      'filter[ic][condition][path]': 'field_index_code.tid',
      'filter[ic][condition][operator]': '=',
      'filter[ic][condition][value]': indexId(request.symbol),
      sort: '-field_seance_date',
      'page[limit]': String(PAGE),
      'page[offset]': String(offset),
    },
  })
  return shaped(ID, pageSchema, answer).data.map(({ attributes }) => ({
    day: attributes.field_seance_date,
    open: null,
    high: attributes.field_index_high_value ?? null,
    low: attributes.field_index_low_value ?? null,
    close: attributes.field_index_value,
    volume: null,
  }))
}
