/** Any file of daily data as a market source: `url` names the file, `symbol` its series or its column. */

import { dayAtOffset } from '../../../../shared/time/calendar-day.ts'
import { unusable } from '../../../../shared/unusable-path.ts'
import type { MarketSource, SeriesRequest } from '../../../core/jobs/fear-greed/ports.ts'
import { assertAnswered, malformed, type SourceDeps } from '../answer.ts'
import type { MarketSourceDefinition } from '../market-source.ts'
import { toSeries } from '../series.ts'
import { readBars } from './bars.ts'
import { EndlessRow } from './rows.ts'

const ID = 'csv'
/** East of Greenwich the day begins up to 14 hours earlier. */
const EARLIEST_ZONE = 14 * 3600

/** The symbol is the name of the value column, or empty for the close or the only column. */
export const csv: MarketSourceDefinition = { id: ID, address: null, connect }

/** @throws (from fetch) VigieError invalid_input without an address; source_* */
function connect(deps: SourceDeps): MarketSource['fetch'] {
  async function ask(request: SeriesRequest) {
    if (request.url === undefined) {
      throw unusable('url', 'csv_no_address')
    }
    const file = decodeURIComponent(new URL(request.url).pathname.split('/').at(-1) ?? ID)
    const reply = await deps.http.stream({ url: request.url, signal: request.signal, source: file })
    assertAnswered(file, reply, deps.clock.now())
    return toSeries(ID, request, await read(reply.body, request, file))
  }

  async function read(body: AsyncIterable<Uint8Array>, request: SeriesRequest, file: string) {
    try {
      return await readBars(body, request, file, dayAtOffset(deps.clock.now(), EARLIEST_ZONE))
    } catch (error) {
      if (error instanceof EndlessRow) throw malformed(file, error.told, error)
      throw error
    }
  }
  return ask
}
