/** Shows the contents of a file to adopt. */
import { type BasePreview, basePreviewSchema, TRADE_FIELDS } from '../../../shared/contract/trades.ts'
import { itemShape } from './answer-shape.ts'
import { tableOf } from './answer-text.ts'
import type { Cli } from './base.ts'
import { pairs, table } from './formatting.ts'

/** Returns the file, the mapping of columns, and the first trades as they would be stored. */
export function previewText(cli: Cli, { files, bytes, file, mapping, ...rest }: BasePreview): string {
  const parts = [
    pairs([
      [cli.say('files'), String(files)],
      [cli.say('size'), cli.say('kilobytes', { size: Math.ceil(bytes / 1000) })],
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
  return tableOf(cli, ['id', 'time', 'price', 'quantity', 'buyer_is_maker'], sample, {
    group: 'trades',
    item: itemShape(basePreviewSchema.shape.sample),
  })
}
