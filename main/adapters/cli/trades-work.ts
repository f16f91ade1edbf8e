/** Long work on trade history from the command line: begun, watched to its end, cancelled by Ctrl-C. */
import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Bar, Operation } from '../../../shared/contract/trades.ts'
import { type MessageKey, messages, translate } from '../../../shared/messages/index.ts'
import { unusable } from '../../../shared/unusable.ts'
import { type Cli, command, type group, type VigieClient } from './base.ts'
import { instant, table } from './formatting.ts'
import { collected, wholeNumber } from './options.ts'

type Group = ReturnType<typeof group>
interface SpanOptions {
  readonly job: string
  readonly from?: string
  readonly to?: string
}

const LOOK_MS = 250
/** The work was done and found something wrong. */
const FOUND_PROBLEMS = 9

export function registerTradesWork(trades: Group, cli: Cli): void {
  registerProving(trades, cli)
  registerMoving(trades, cli)
  registerBars(trades, cli)
}

function registerProving(trades: Group, cli: Cli): void {
  spanned(trades, 'verify', 'Read every file back and prove it', 'vigie trades verify').action(
    async ({ job, ...span }: SpanOptions) => {
      const client = await cli.instance()
      await follow(cli, client, await client.trades.verify({ job_id: job, ...span }))
    },
  )
  spanned(trades, 'repair', 'Fetch again what is wrong or missing', 'vigie trades repair').action(
    async ({ job, ...span }: SpanOptions) => {
      const client = await cli.instance()
      await follow(cli, client, await client.trades.repair({ job_id: job, ...span }))
    },
  )
  command(trades, 'cancel', 'Cancel the long work in hand', 'vigie trades cancel')
    .option('--job <id>', 'the job', 'trades')
    .action(async ({ job }: SpanOptions) => {
      const client = await cli.instance()
      const answer = await client.trades.cancelOperation({ job_id: job })
      cli.print(answer, ({ operation }) => `${operation.action}: told to stop`)
    })
}

function registerMoving(trades: Group, cli: Cli): void {
  command(trades, 'base <path>', 'Adopt a Parquet or CSV file or folder', 'vigie trades base history.parquet')
    .option('--map <column=name>', 'name of a column not recognised, e.g. id=trade_number', collected)
    .option('--job <id>', 'the job', 'trades')
    .action(async (path: string, { job, map = [] }: { job: string; map?: readonly string[] }) => {
      const client = await cli.instance()
      const columns = Object.fromEntries(map.map(mapped))
      await follow(cli, client, await client.trades.base({ job_id: job, path: resolve(path), columns }))
    })
  spanned(
    trades,
    'export <path>',
    'Write trades or bars as CSV',
    'vigie trades export bars.csv --series dollar',
  )
    .option('--series <id>', 'bars of this series instead of trades')
    .action(async (path: string, { job, ...rest }: SpanOptions & { series?: string }) => {
      const client = await cli.instance()
      await follow(cli, client, await client.trades.export({ job_id: job, path: resolve(path), ...rest }))
    })
}

function registerBars(trades: Group, cli: Cli): void {
  command(
    trades,
    'bars',
    'The last bars, or with --build the bars of new days',
    'vigie trades bars --limit 20',
  )
    .option('--series <id>', 'the series', 'dollar')
    .option('--limit <count>', 'at most this many', wholeNumber('limit'), 20)
    .option('--cursor <cursor>', 'next_cursor of the page before')
    .option('--build', 'build the bars of new days now')
    .option('--rebuild', 'calibrate and build all again')
    .option('--job <id>', 'the job', 'trades')
    .action(async ({ job, build, rebuild = false, ...page }: BarsOptions) => {
      if (build || rebuild) {
        const client = await cli.instance()
        await follow(cli, client, await client.trades.buildBars({ job_id: job, rebuild }))
        return
      }
      const client = await cli.anywhere()
      cli.print(await client.trades.bars({ job_id: job, ...page }), ({ items }) => barTable(cli, items))
    })
}

interface BarsOptions {
  readonly job: string
  readonly series: string
  readonly limit: number
  readonly cursor?: string
  readonly build?: boolean
  readonly rebuild?: boolean
}

function spanned(trades: Group, usage: string, summary: string, example: string) {
  return command(trades, usage, summary, example)
    .option('--from <day>', 'first day')
    .option('--to <day>', 'last day')
    .option('--job <id>', 'the job', 'trades')
}

function mapped(text: string): [string, string] {
  const [, column, name] = /^([a-z_]+)=(.+)$/.exec(text) ?? []
  if (column === undefined || name === undefined) {
    throw unusable('map', 'not_assigned', { value: text, form: 'column=name' })
  }
  return [column, name]
}

/** Shows the progress until the end; Ctrl-C cancels the work itself. */
async function follow(cli: Cli, client: VigieClient, { operation }: { operation: Operation }): Promise<void> {
  const job = { job_id: operation.job_id }
  let seen = operation
  while (seen.state === 'running') {
    await pause(LOOK_MS, undefined, { signal: cli.signal }).catch(() => client.trades.cancelOperation(job))
    const { operation: now } = await client.trades.operation(job)
    if (now === null || now.id !== operation.id) break
    seen = now
    if (seen.progress !== null) cli.progress(seen.progress.fraction, words(cli, seen.progress.label))
  }
  cli.print(seen, operationText)
  if (seen.state !== 'succeeded') cli.leaveWith(1)
  else if (problemsOf(seen).length > 0) cli.leaveWith(FOUND_PROBLEMS)
}

const words = (cli: Cli, label: string): string =>
  label in messages ? translate(cli.language, label as MessageKey) : label

function problemsOf({ result }: Operation): readonly { day: string; problem: string }[] {
  const problems = result?.problems
  return Array.isArray(problems) ? (problems as unknown as { day: string; problem: string }[]) : []
}

function operationText(operation: Operation): string {
  if (operation.fault !== null) return operation.fault.message
  const problems = problemsOf(operation)
  const told = Object.entries(operation.result ?? {})
    .filter(([name]) => name !== 'problems')
    .map(
      ([name, value]) => `${name}: ${Array.isArray(value) ? value.join(', ') || '-' : String(value ?? '-')}`,
    )
  const list =
    problems.length === 0
      ? []
      : [
          table(
            ['day', 'problem'],
            problems.map(({ day, problem }) => [day, problem]),
          ),
        ]
  return [`${operation.action}: ${operation.state}`, ...told, ...list].join('\n')
}

function barTable({ language }: Cli, bars: readonly Bar[]): string {
  return table(
    ['bar', 'first', 'last', 'open', 'high', 'low', 'close', 'dollars', 'ticks'],
    bars.map((bar) => [
      String(bar.number),
      instant(bar.first_time, language),
      instant(bar.last_time, language),
      bar.open,
      bar.high,
      bar.low,
      bar.close,
      bar.dollars,
      String(bar.ticks),
    ]),
  )
}
