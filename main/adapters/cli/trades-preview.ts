/** Shows the contents of a file to adopt. */
import { type BasePreview, TRADE_FIELDS } from '../../../shared/contract/trades.ts'
import type { Cli } from './base.ts'
import { instant, pairs, table } from './formatting.ts'

/** Returns the file, the mapping of columns, and the first trades as they would be stored. */
export function previewText(cli: Cli, { files, bytes, file, mapping, ...rest }: BasePreview): string {
  const kilobytes = Math.ceil(bytes / 1000).toLocaleString(cli.language)
  const parts = [
    pairs([
      [cli.say('files'), String(files)],
      [cli.say('size'), `${kilobytes} kB`],
      [cli.say('file'), file ?? '-'],
      [cli.say('columns'), rest.columns.join(', ') || '-'],
      ...(rest.problem === null ? [] : [[cli.say('problem'), rest.problem] as const]),
    ]),
    table(
      cli.heads('field', 'column'),
      TRADE_FIELDS.map((field) => [field, mapping[field] ?? (isMissing(field) ? cli.say('missing') : '-')]),
    ),
  ]
  return [...parts, ...(rest.sample.length === 0 ? [] : [sampleTable(cli, rest.sample)])].join('\n\n')

  function isMissing(field: (typeof TRADE_FIELDS)[number]): boolean {
    return rest.missing.includes(field)
  }
}

function sampleTable(cli: Cli, sample: BasePreview['sample']): string {
  return table(
    ['id', 'time', 'price', 'quantity', 'buyer_is_maker'],
    sample.map(({ id, time, price, quantity, buyer_is_maker }) => [
      id,
      instant(time, cli.language),
      price,
      quantity,
      String(buyer_is_maker),
    ]),
  )
}
