/**
 * The turnover of past sessions. The exchange has no volume of an index, but that of each share: the shares are summed by
 * session. A few sessions at a time, so that a small server is asked for little; Vigie keeps them.
 */
import * as z from 'zod'
import { isCalendarDay } from '../../../../shared/time/calendar-day.ts'
import type { OhlcvBar, SeriesRequest } from '../../../core/jobs/fear-greed/ports.ts'
import { malformed, shaped } from '../answer.ts'
import { figureSchema } from '../figures.ts'
import { sumOfTraded } from './quote.ts'
import { BASE, type CasablancaVisit, ID } from './visit.ts'

const PATH = '/api/proxy/fr/api/bourse_data/instrument_history'
const PAGE = 250
/** About 75 shares on each of the sessions asked for in one run, and as much again to spare. */
const SESSIONS_AT_ONCE = 10
const MOST_PAGES = 8
const AT_ONCE = 4
/** Earlier sessions are in no window: 90 sessions of a mean over 30. */
const LOOKED_AT = 125

const pageSchema = z.object({
  data: z.array(
    z.object({
      attributes: z.object({
        created: z
          .string()
          .transform((text) => text.slice(0, 10))
          .refine(isCalendarDay, 'not a day'),
        cumulVolumeEchange: figureSchema.nullish(),
      }),
    }),
  ),
})

type HistoryRows = z.infer<typeof pageSchema>['data']

/** Returns the last sessions without a volume, neither their own nor a kept one, newest first. */
export function lackingVolumes(history: readonly OhlcvBar[], kept: ReadonlySet<string>): string[] {
  return [...history]
    .sort((a, b) => (a.day < b.day ? 1 : -1))
    .slice(0, LOOKED_AT)
    .filter(({ day, volume }) => volume === null && !kept.has(day))
    .slice(0, SESSIONS_AT_ONCE)
    .map(({ day }) => day)
}

/**
 * Returns the turnover of all shares in dirhams, of each of some sessions that the exchange has.
 * @param days newest first, at least one
 * @throws VigieError source_*; also if the sessions do not end within the pages that are read, as a sum would lack shares
 */
export async function readTurnovers(
  visit: CasablancaVisit,
  request: Pick<SeriesRequest, 'url' | 'signal'>,
  days: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const range = { from: days.at(-1) ?? '', to: days[0] ?? '' }
  const rows: HistoryRows[number][] = []
  for (let first = 0; first < MOST_PAGES; first += AT_ONCE) {
    const asked = Array.from({ length: AT_ONCE }, (_, at) => readPage(visit, request, range, first + at))
    const pages = await Promise.all(asked)
    rows.push(...pages.flat())
    if (pages.some((page) => page.length < PAGE)) return sums(rows, new Set(days))
  }
  throw malformed(ID, { messageKey: 'answer.no_end', params: { count: rows.length } })
}

/** A share that has not traded counts as zero beside others; a session on which none has is left out. */
function sums(rows: HistoryRows, days: ReadonlySet<string>): ReadonlyMap<string, number> {
  const wanted = rows.map(({ attributes }) => attributes).filter(({ created }) => days.has(created))
  const byDay = Map.groupBy(wanted, ({ created }) => created)
  return new Map(
    [...byDay].flatMap(([day, shares]) => {
      const sum = sumOfTraded(shares.map(({ cumulVolumeEchange }) => cumulVolumeEchange))
      return sum === null ? [] : [[day, sum] as const]
    }),
  )
}

async function readPage(
  visit: CasablancaVisit,
  request: Pick<SeriesRequest, 'url' | 'signal'>,
  { from, to }: { readonly from: string; readonly to: string },
  page: number,
): Promise<HistoryRows> {
  const bound = (name: string, operator: string, value: string) => ({
    [`filter[${name}][condition][path]`]: 'field_seance_date',
    [`filter[${name}][condition][operator]`]: operator,
    [`filter[${name}][condition][value]`]: value,
  })
  const answer = await visit.json({
    base: request.url ?? BASE,
    path: PATH,
    signal: request.signal,
    query: {
      'fields[instrument_history]': 'created,cumulVolumeEchange',
      'sort[date-seance][path]': 'created',
      'sort[date-seance][direction]': 'DESC',
      'filter[instrument-history-class][condition][path]': 'symbol.codeClasse.field_code',
      'filter[instrument-history-class][condition][value]': '1',
      'filter[instrument-history-class][condition][operator]': '=',
      ...bound('filter-date-start-vh', '>=', from),
      ...bound('filter-date-end-vh', '<=', to),
      'page[limit]': String(PAGE),
      'page[offset]': String(page * PAGE),
    },
  })
  return shaped(ID, pageSchema, answer).data
}
