/** Trade history from the command line. */
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

type Group = ReturnType<typeof group>

function registerControl(trades: Group, cli: Cli): void {
  command(trades, 'start', 'vigie trades start --from 2024-01-26')
    .option('--from <day>')
    .addOption(new Option('--job <id>').default('trades'))
    .action(async ({ job, from }: JobOption & { from?: string }) => {
      const client = await cli.instance()
      const started = await client.trades.start({ job_id: job, ...(from !== undefined && { start: from }) })
      cli.print(started, ({ message }) => message)
    })

  command(trades, 'stop', 'vigie trades stop')
    .addOption(new Option('--job <id>').default('trades'))
    .action(async ({ job }: JobOption) => {
      const client = await cli.instance()
      cli.print(await client.trades.stop({ job_id: job }), ({ message }) => message)
    })
}

function registerReading(trades: Group, cli: Cli): void {
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
          ['window', 'day', 'state', 'rows', 'missing ids', 'problem'],
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

function statusText({ language }: Cli, status: TradesStatus): string {
  const { window, remaining_seconds: left } = status
  const number = (value: number) => value.toLocaleString(language)
  return pairs([
    ['collection', `${status.symbol} · ${status.exchange} · ${status.dataset}`],
    ['state', translate(language, `state.${status.state}`)],
    ['days', status.first_day === null ? '-' : `${status.first_day} to ${status.last_day} (${status.days})`],
    ['window', `${window.number} of ${window.of}: ${window.from} to ${window.to}`],
    ['next day', status.next_day],
    ['trades', number(status.rows)],
    ['size', `${number(Math.round(status.bytes / 1e6))} MB`],
    ['rate', status.rows_per_second === null ? '-' : `${number(status.rows_per_second)}/s`],
    ['remaining', left === null ? '-' : `${duration(left * 1000, language)} (${status.days_left} days)`],
    ['missing ids', number(status.missing_ids)],
    ['to repair', status.days_to_repair.join(', ') || '-'],
    ['next run', instant(status.next_run_time, language)],
    ['folder', status.folder],
    ['last error', status.last_error === null ? '-' : status.last_error.message],
  ])
}
