/**
 * Any file of daily data as a market source: `url` names the file, `symbol` its series or its column. The reader of tables
 * is loaded when first needed.
 */

import { decodedPart } from '../../../../shared/decoded-part.ts'
import { VigieError } from '../../../../shared/errors.ts'
import { dayAtOffset } from '../../../../shared/time/calendar-day.ts'
import { EARLIEST_ZONE_SECONDS } from '../../../../shared/time/units.ts'
import { unusable } from '../../../../shared/unusable-path.ts'
import type { MarketSource, SeriesRequest } from '../../../core/jobs/fear-greed/ports.ts'
import type { TableSheet } from '../../../core/tables/table.ts'
import { assertAnswered, malformed, type SourceDeps, send } from '../answer.ts'
import type { MarketSourceDefinition } from '../market-source.ts'
import { toSeries } from '../series.ts'
import { readBars } from './bars.ts'

const ID = 'csv'
/** A century of daily bars has two million bytes. */
const MAX_BYTES = 100_000_000

/** The symbol is the name of the value column, or empty for the close or the only column. */
export const csv: MarketSourceDefinition = { id: ID, address: null, connect }

/** @throws (from fetch) VigieError invalid_input without an address; csv_*; source_* */
function connect(deps: SourceDeps): MarketSource['fetch'] {
  async function ask(request: SeriesRequest) {
    if (request.url === undefined) {
      throw unusable('url', 'csv_no_address')
    }
    const { url, signal } = request
    const file = decodedPart(new URL(url).pathname.split('/').at(-1) ?? ID)
    const reply = await send(deps, { url, signal, source: file, maxBytes: MAX_BYTES })
    assertAnswered(file, reply, deps.clock.now())
    const today = dayAtOffset(deps.clock.now(), EARLIEST_ZONE_SECONDS)
    return toSeries(ID, request, readBars(await tableIn(reply.bytes, file), request, file, today))
  }
  return ask
}

/** Returns the first table of a file. @throws VigieError csv_empty | source_malformed */
async function tableIn(bytes: Uint8Array, file: string): Promise<TableSheet> {
  const { readImportFile } = await import('../../tables/read-file.ts')
  const content = await readImportFile(bytes).catch((cause: unknown) => {
    if (cause instanceof VigieError) throw malformed(file, cause.params.problem ?? cause.code, cause)
    throw cause
  })
  const sheet = content.format === 'table' ? content.sheets.find(({ rows }) => rows.length > 0) : undefined
  if (sheet === undefined) throw new VigieError('csv_empty', { file })
  return sheet
}
