/** Adopting files of trades, and bars: commands that call one procedure or another. */
import { resolve } from 'node:path'
import { type Command, Option } from 'commander'
import { barSchema, TRADE_FIELDS, type TradeBar } from '../../../shared/contract/trades.ts'
import { unusable } from '../../../shared/unusable-path.ts'
import { tableOf } from './answer-text.ts'
import { type Cli, command } from './base.ts'
import { collected, wholeNumber } from './options.ts'
import { previewText } from './trades-preview.ts'
import { followed } from './trades-work.ts'

interface BaseOptions {
  readonly job: string
  readonly map?: readonly string[]
  readonly preview?: boolean
}

/** Adds `base`, which adopts files or shows what is in them. */
export function registerBase(trades: Command, cli: Cli): void {
  command(trades, 'base <path>', 'vigie trades base history.parquet')
    .addOption(new Option('--map <name=column>').argParser(collected))
    .option('--preview')
    .addOption(new Option('--job <id>').default('trades'))
    .action(async (path: string, { job, map = [], preview = false }: BaseOptions) => {
      const client = await cli.instance()
      const base = { job_id: job, path: resolve(path), columns: Object.fromEntries(map.map(mapped)) }
      if (preview) return cli.print(await client.trades.previewBase(base), (seen) => previewText(cli, seen))
      await followed(cli)(await client.trades.base(base), client)
    })
}

function mapped(text: string): [string, string] {
  const [, field, column] = /^([a-z_]+)=(.+)$/.exec(text) ?? []
  if (field === undefined || column === undefined) {
    throw unusable('map', 'not_assigned', { value: text, form: 'name=column' })
  }
  const isField = TRADE_FIELDS.some((name) => name === field)
  if (!isField) throw unusable('map', 'no_field', { fields: TRADE_FIELDS.join(', ') })
  return [field, column]
}

/** Adds `bars`, which shows or builds them. */
export function registerBars(trades: Command, cli: Cli): void {
  command(trades, 'bars', 'vigie trades bars --limit 20')
    .addOption(new Option('--series <id>').default('dollar'))
    .addOption(new Option('--limit <count>').argParser(wholeNumber('limit', cli.language)).default(20))
    .option('--cursor <cursor>')
    .option('--build')
    .option('--rebuild')
    .addOption(new Option('--job <id>').default('trades'))
    .action(async ({ job, build, rebuild = false, series, limit, cursor }: BarsCommandOptions) => {
      if (build || rebuild) {
        const client = await cli.instance()
        await followed(cli)(await client.trades.buildBars({ job_id: job, rebuild }), client)
        return
      }
      const client = await cli.anywhere()
      const page = await client.trades.bars({ job_id: job, series, limit, cursor })
      cli.print(page, ({ items }) => barTable(cli, items))
    })
}

interface BarsCommandOptions {
  readonly job: string
  readonly series: string
  readonly limit: number
  readonly cursor?: string
  readonly build?: boolean
  readonly rebuild?: boolean
}

function barTable(cli: Cli, bars: readonly TradeBar[]): string {
  return tableOf(
    cli,
    [
      ['bar', 'number'],
      ['first', 'first_time'],
      ['last', 'last_time'],
      ...(['open', 'high', 'low', 'close', 'dollars', 'ticks'] as const),
    ],
    bars,
    { group: 'trades', item: barSchema },
  )
}
