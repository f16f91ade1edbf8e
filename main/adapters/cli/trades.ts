/** Trade history on the command line. */
import { Option } from 'commander'
import type { TradesStatus } from '../../../shared/contract/trades.ts'
import { translate } from '../../../shared/messages/index.ts'
import { type Cli, command, group, type Register } from './base.ts'
import { duration, instant, pairs, table } from './formatting.ts'
import { wholeNumber } from './options.ts'
import { registerTradesWork } from './trades-work.ts'

interface JobOption {
  readonly job: string
}

export const register: Register = (program, cli) => {
  const trades = group(program, 'trades')
  registerControl(trades, cli)
  registerReading(trades, cli)
  registerTradesWork(trades, cli)
}

type CommandGroup = ReturnType<typeof group>

function registerControl(trades: CommandGroup, cli: Cli): void {
  command(trades, 'start', 'vigie trades start --from 2024-01-26')
    .option('--from <day>')
    .addOption(new Option('--job <id>').default('trades'))
    .action(async ({ job, from }: JobOption & { from?: string }) => {
      const client = await cli.instance()
      const started = await client.trades.start({ job_id: job, ...(from !== undefined && { start: from }) })
      cli.print(started, () => cli.say('collection_runs'))
    })

  command(trades, 'stop', 'vigie trades stop')
    .addOption(new Option('--job <id>').default('trades'))
    .action(async ({ job }: JobOption) => {
      const client = await cli.instance()
      cli.print(await client.trades.stop({ job_id: job }), () => cli.say('collection_stopped'))
    })
}

function registerReading(trades: CommandGroup, cli: Cli): void {
  command(trades, 'status', 'vigie trades status')
    .addOption(new Option('--job <id>').default('trades'))
    .action(async ({ job }: JobOption) => {
      const client = await cli.anywhere()
      cli.print(await client.trades.status({ job_id: job }), (status) => statusText(cli, status))
    })

  command(trades, 'windows', 'vigie trades windows --limit 5')
    .addOption(new Option('--limit <count>').argParser(wholeNumber('limit')).default(10))
    .option('--cursor <cursor>')
    .addOption(new Option('--job <id>').default('trades'))
    .action(async ({ job, ...page }: JobOption & { limit: number; cursor?: string }) => {
      const client = await cli.anywhere()
      cli.print(await client.trades.windows({ job_id: job, ...page }), ({ items }) =>
        table(
          cli.heads('window', 'day', 'state', 'rows', 'missing_ids', 'problem'),
          items.flatMap(({ number, days }) =>
            days.map((day) => [
              String(number),
              day.day,
              translate(cli.language, `trades.day.${day.state}`),
              day.rows.toLocaleString(cli.language),
              day.missing_ids === 0 ? '-' : String(day.missing_ids),
              day.problem ?? '-',
            ]),
          ),
        ),
      )
    })
}

function statusText(cli: Cli, status: TradesStatus): string {
  const { language } = cli
  const { window, remaining_seconds: left } = status
  const number = (value: number) => value.toLocaleString(language)
  return pairs([
    [cli.say('collection'), `${status.symbol} · ${status.exchange} · ${status.dataset}`],
    [cli.say('state'), translate(language, `state.${status.state}`)],
    [cli.say('days'), daysText(cli, status)],
    [
      cli.say('window'),
      cli.say('window_place', { number: window.number, of: window.of, from: window.from, to: window.to }),
    ],
    [cli.say('next_day'), status.next_day],
    [cli.say('trades'), number(status.rows)],
    [cli.say('size'), `${number(Math.round(status.bytes / 1e6))} MB`],
    [cli.say('rate'), status.rows_per_second === null ? '-' : `${number(status.rows_per_second)}/s`],
    [
      cli.say('remaining'),
      left === null
        ? '-'
        : cli.say('days_left', { span: duration(left * 1000, language), count: status.days_left }),
    ],
    [cli.say('missing_ids'), number(status.missing_ids)],
    [cli.say('to_repair'), status.days_to_repair.join(', ') || '-'],
    [cli.say('next_run'), instant(status.next_run_time, language)],
    [cli.say('folder'), status.folder],
    [cli.say('last_error'), status.last_error === null ? '-' : status.last_error.message],
  ])
}

function daysText(cli: Cli, { first_day, last_day, days }: TradesStatus): string {
  if (first_day === null || last_day === null) return '-'
  return cli.say('days_held', { from: first_day, to: last_day, count: days })
}
