/**
 * Cboe's daily options statistics: puts per call of a session, one file a day, without a key. The days that Vigie has kept
 * are not asked for again, and of the others only a few at a time: the past fills run by run.
 */
import * as z from 'zod'
import { VigieError } from '../../../shared/errors.ts'
import { dayNumber, dayText } from '../../../shared/time/calendar-day.ts'
import type { EpochMs } from '../../../shared/time/units.ts'
import { zoneRules } from '../../../shared/time/zone-rules.ts'
import type { MarketSource, OhlcvBar, SeriesRequest } from '../../core/jobs/fear-greed/ports.ts'
import { calendars, sessionsOf } from '../../core/schedule/calendars/sessions.ts'
import { assertAnswered, endpoint, jsonOf, malformed, type SourceDeps, send, shaped } from './answer.ts'
import { figureSchema } from './figures.ts'
import type { MarketSourceDefinition } from './market-source.ts'
import { closeOnly } from './series.ts'

const BASE = 'https://cdn.cboe.com'
const ID = 'cboe-options'
/** Days asked for in one run, the newest first. */
const DAYS_AT_ONCE = 5
/** A file that is not there yet, or never was. */
const ABSENT = [403, 404]
/** The last session may not be published yet, and one day may have no file: more than that is a refusal. */
const ABSENT_DAYS = 2

const NAMES: Readonly<Record<string, string>> = { equity_put_call: 'EQUITY PUT/CALL RATIO' }

const statisticsSchema = z.looseObject({
  ratios: z.array(z.looseObject({ name: z.string(), value: z.unknown() })),
})

/** The symbol is `equity_put_call`: puts per call on single shares, all exchanges of Cboe, of a session. */
export const cboeOptions: MarketSourceDefinition = { id: ID, address: BASE, connect }

/** @throws (from fetch) VigieError source_* */
function connect(deps: SourceDeps): MarketSource['fetch'] {
  async function ratioOn(day: string, name: string, request: SeriesRequest): Promise<OhlcvBar | VigieError> {
    const url = endpoint(request.url ?? BASE, `/data/us/options/market_statistics/daily/${day}_daily_options`)
    const reply = await send(deps, { url, signal: request.signal, source: ID })
    if (ABSENT.includes(reply.status)) {
      const { status } = reply
      return new VigieError('source_refused', { source: ID, detail: `HTTP ${status}`, status })
    }
    assertAnswered(ID, reply, deps.clock.now())
    const { ratios } = shaped(ID, statisticsSchema, jsonOf(ID, reply))
    const found = ratios.find((ratio) => ratio.name.trim().toUpperCase() === name)
    const value = found === undefined ? null : shaped(ID, figureSchema, found.value)
    if (value === null) throw malformed(ID, { messageKey: 'answer.no_list', params: { name } })
    return closeOnly(day, value)
  }

  async function ask(request: SeriesRequest) {
    const name = NAMES[request.symbol]
    if (name === undefined)
      throw malformed(ID, { messageKey: 'answer.no_list', params: { name: request.symbol } })
    const days = lackingDays(request, deps.clock.now())
    const answers = await Promise.all(days.map((day) => ratioOn(day, name, request)))
    const refused = answers.filter((answer) => answer instanceof VigieError)
    const bars = answers.flatMap((answer) => (answer instanceof VigieError ? [] : [answer])).reverse()
    const tolerated = (request.kept?.size ?? 0) > 0 ? ABSENT_DAYS : 0
    if (bars.length === 0 && refused.length > tolerated && refused[0] !== undefined) throw refused[0]
    return { id: request.symbol, source: ID, bars }
  }
  return ask
}

/** The last sessions of the request that have ended and are not kept, newest first. A file of the owner is one day's. */
function lackingDays({ from, to, kept, url = BASE }: SeriesRequest, now: EpochMs): string[] {
  const most = url.startsWith('file:') ? 1 : DAYS_AT_ONCE
  const today = zoneRules(calendars.nyse.zone).dayOf(now)
  const sessions = sessionsOf(calendars.nyse)
  const first = dayNumber(from)
  const days: string[] = []
  let day = to === undefined ? today : Math.min(today, dayNumber(to))
  for (; day >= first && days.length < most; day--) {
    const session = sessions.onDay(day)
    const text = dayText(day)
    if (session !== null && session.close <= now && kept?.has(text) !== true) days.push(text)
  }
  return days
}
