/** Operations on trade history on the command line: started, watched to the end, cancelled by Ctrl-C. */

import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Option } from 'commander'
import type { TradeBar, TradeOperation } from '../../../shared/contract/trades.ts'
import { ERRORS, type ErrorCode } from '../../../shared/error-codes.ts'
import { translate, translateOr } from '../../../shared/messages/index.ts'
import { unusable } from '../../../shared/unusable-path.ts'
import { type Cli, command, type group } from './base.ts'
import { figureRows } from './figures.ts'
import { instant, pairs, table } from './formatting.ts'
import { collected, wholeNumber } from './options.ts'
import { previewText } from './trades-preview.ts'
import type { VigieClient } from './vigie-client.ts'

type CommandGroup = ReturnType<typeof group>
interface SpanOptions {
  readonly job: string
  readonly from?: string
  readonly to?: string
}

const LOOK_MS = 250
/** The operation completed and found problems. */
const FOUND_PROBLEMS = 9

/** Adds the operations to `vigie trades`. */
export function registerTradesWork(trades: CommandGroup, cli: Cli): void {
  registerProving(trades, cli)
  registerMoving(trades, cli)
  registerBars(trades, cli)
}

function registerProving(trades: CommandGroup, cli: Cli): void {
  spanned(trades, 'verify', 'vigie trades verify').action(async ({ job, ...span }: SpanOptions) => {
    const client = await cli.instance()
    await follow(cli, client, await client.trades.verify({ job_id: job, ...span }))
  })
  spanned(trades, 'repair', 'vigie trades repair').action(async ({ job, ...span }: SpanOptions) => {
    const client = await cli.instance()
    await follow(cli, client, await client.trades.repair({ job_id: job, ...span }))
  })
  command(trades, 'cancel', 'vigie trades cancel')
    .addOption(new Option('--job <id>').default('trades'))
    .action(async ({ job }: SpanOptions) => {
      const client = await cli.instance()
      const answer = await client.trades.cancelOperation({ job_id: job })
      cli.print(answer, () => cli.say('work_told_to_stop'))
    })
}

function registerMoving(trades: CommandGroup, cli: Cli): void {
  command(trades, 'base <path>', 'vigie trades base history.parquet')
    .addOption(new Option('--map <column=name>').argParser(collected))
    .option('--preview')
    .addOption(new Option('--job <id>').default('trades'))
    .action(async (path: string, { job, map = [], preview = false }: BaseOptions) => {
      const client = await cli.instance()
      const base = { job_id: job, path: resolve(path), columns: Object.fromEntries(map.map(mapped)) }
      if (preview) return cli.print(await client.trades.previewBase(base), (seen) => previewText(cli, seen))
      await follow(cli, client, await client.trades.base(base))
    })
  spanned(trades, 'export <path>', 'vigie trades export bars.csv --series dollar')
    .option('--series <id>')
    .action(async (path: string, { job, ...rest }: SpanOptions & { series?: string }) => {
      const client = await cli.instance()
      await follow(cli, client, await client.trades.export({ job_id: job, path: resolve(path), ...rest }))
    })
}

interface BaseOptions {
  readonly job: string
  readonly map?: readonly string[]
  readonly preview?: boolean
}

function registerBars(trades: CommandGroup, cli: Cli): void {
  command(trades, 'bars', 'vigie trades bars --limit 20')
    .addOption(new Option('--series <id>').default('dollar'))
    .addOption(new Option('--limit <count>').argParser(wholeNumber('limit')).default(20))
    .option('--cursor <cursor>')
    .option('--build')
    .option('--rebuild')
    .addOption(new Option('--job <id>').default('trades'))
    .action(async ({ job, build, rebuild = false, ...page }: BarsCommandOptions) => {
      if (build || rebuild) {
        const client = await cli.instance()
        await follow(cli, client, await client.trades.buildBars({ job_id: job, rebuild }))
        return
      }
      const client = await cli.anywhere()
      cli.print(await client.trades.bars({ job_id: job, ...page }), ({ items }) => barTable(cli, items))
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

function spanned(trades: CommandGroup, usage: string, example: string) {
  return command(trades, usage, example)
    .option('--from <day>')
    .option('--to <day>')
    .addOption(new Option('--job <id>').default('trades'))
}

function mapped(text: string): [string, string] {
  const [, column, name] = /^([a-z_]+)=(.+)$/.exec(text) ?? []
  if (column === undefined || name === undefined) {
    throw unusable('map', 'not_assigned', { value: text, form: 'column=name' })
  }
  return [column, name]
}

/** Shows the progress until the end; Ctrl-C cancels the operation. */
async function follow(
  cli: Cli,
  client: VigieClient,
  { operation }: { operation: TradeOperation },
): Promise<void> {
  const job = { job_id: operation.job_id }
  let seen = operation
  while (seen.state === 'running') {
    await pause(LOOK_MS, undefined, { signal: cli.signal }).catch(() => client.trades.cancelOperation(job))
    const { operation: now } = await client.trades.operation(job)
    if (now === null || now.id !== operation.id) break
    seen = now
    if (seen.progress !== null)
      cli.progress(seen.progress.fraction, translateOr(cli.language, seen.progress.label))
  }
  cli.print(seen, (operation) => operationText(cli, operation))
  if (seen.state !== 'succeeded') cli.leaveWith(exitOf(seen))
  else if (problemsOf(seen).length > 0) cli.leaveWith(FOUND_PROBLEMS)
}

function exitOf({ fault }: TradeOperation): number {
  const known = fault !== null && fault.code in ERRORS
  return ERRORS[known ? (fault.code as ErrorCode) : 'internal'].exit
}

function problemsOf({ result }: TradeOperation): readonly { day: string; problem: string }[] {
  const problems = result?.problems
  return Array.isArray(problems) ? (problems as unknown as { day: string; problem: string }[]) : []
}

function operationText(cli: Cli, operation: TradeOperation): string {
  if (operation.fault !== null) return operation.fault.message
  const problems = problemsOf(operation)
  const { problems: _, ...found } = operation.result ?? {}
  const told = figureRows(found, cli.language)
  const list =
    problems.length === 0
      ? []
      : [
          table(
            cli.heads('day', 'problem'),
            problems.map(({ day, problem }) => [day, problem]),
          ),
        ]
  return [
    cli.say(`work.${operation.state}`, { action: actionWord(cli, operation) }),
    ...(told.length > 0 ? [pairs(told)] : []),
    ...list,
  ].join('\n')
}

const actionWord = (cli: Cli, { action }: TradeOperation): string =>
  translate(cli.language, `panel.trades.action.${action}`)

function barTable(cli: Cli, bars: readonly TradeBar[]): string {
  return table(
    cli.heads('bar', 'first', 'last', 'open', 'high', 'low', 'close', 'dollars', 'ticks'),
    bars.map((bar) => [
      String(bar.number),
      instant(bar.first_time, cli.language),
      instant(bar.last_time, cli.language),
      bar.open,
      bar.high,
      bar.low,
      bar.close,
      bar.dollars,
      String(bar.ticks),
    ]),
  )
}
