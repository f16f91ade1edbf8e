/** Reads a trade file's ids and times and collects its facts again. */
import { VigieError } from '../../../shared/errors.ts'
import type { FactsGatherer } from '../../core/jobs/trades/facts.ts'
import type { TradeFileReader } from './parquet-reader.ts'

/** @throws VigieError trades_file_malformed if ids do not rise */
export async function recount(reader: TradeFileReader, facts: FactsGatherer): Promise<void> {
  let [ids, times] = [new Float64Array(0), new Float64Array(0)]
  for await (const { rows, columns } of reader.groups(['id', 'time'])) {
    // The same memory for each group: garbage of this size is collected late.
    if (ids.length < rows) [ids, times] = [new Float64Array(rows), new Float64Array(rows)]
    columns.id.numbers(rows, ids)
    const taken = facts.addAll(ids, columns.time.numbers(rows, times), rows)
    if (taken < rows) {
      const params = { found: String(ids[taken]), before: String(facts.lastId) }
      const problem = { messageKey: 'trade_file.order', params } as const
      throw new VigieError('trades_file_malformed', { file: reader.path, problem })
    }
  }
}
