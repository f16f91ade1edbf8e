/** Analysis services: state, statistics, calls and their answers. */
import { Option } from 'commander'
import type { AnalysisCallView, AnalysisTarget } from '../../../shared/contract/analysis.ts'
import { translate } from '../../../shared/messages/index.ts'
import { type Cli, command, group, type Register } from './base.ts'
import { duration, fixed, instant, pairs, table } from './formatting.ts'
import { wholeNumber } from './options.ts'

export const register: Register = (program, cli) => {
  const analysis = group(program, 'analysis')

  command(analysis, 'status [job-id]', 'vigie analysis status').action(async (id?: string) => {
    const client = await cli.anywhere()
    if (id !== undefined)
      cli.print(await client.analysis.target({ job_id: id }), (target) => targetText(cli, target))
    else {
      const found = await client.analysis.targets()
      cli.print(found, ({ targets }) => targets.map((target) => targetText(cli, target)).join('\n\n'))
    }
  })

  command(analysis, 'calls [job-id]', 'vigie analysis calls --limit 10')
    .addOption(new Option('--limit <count>').argParser(wholeNumber('limit')).default(20))
    .option('--cursor <cursor>')
    .action(async (id: string | undefined, options: { limit: number; cursor?: string }) => {
      const client = await cli.anywhere()
      const page = await client.analysis.calls({ job_id: id ?? 'analysis', ...options })
      cli.print(page, ({ items }) => callTable(cli, items))
    })

  command(analysis, 'show <call-id>', 'vigie analysis show 019a2b…')
    .addOption(new Option('--job <id>').default('analysis'))
    .action(async (id: string, options: { job: string }) => {
      const client = await cli.anywhere()
      const call = await client.analysis.call({ job_id: options.job, call_id: id })
      cli.print(
        call,
        (found) => `${callTable(cli, [found])}\n\n${found.answer ?? '-'}${found.answer_cut ? '…' : ''}`,
      )
    })

  command(analysis, 'check [job-id]', 'vigie analysis check').action(async (id?: string) => {
    const client = await cli.anywhere()
    const found = await client.analysis.check({ job_id: id ?? 'analysis' })
    cli.print(found, ({ ready, detail }) =>
      ready ? cli.say('ready') : cli.say('not_ready', { detail: detail ?? '-' }),
    )
  })
}

function targetText(cli: Cli, target: AnalysisTarget): string {
  const stretches = [
    [cli.say('last_hour'), target.last_hour],
    [cli.say('last_day'), target.last_day],
    [cli.say('since_start'), target.since_start],
  ] as const
  const figures = stretches.map(([name, figure]) => [
    name,
    String(figure.calls),
    figure.success_rate === null ? '-' : `${fixed(figure.success_rate * 100, 1, cli.language)} %`,
    ...[figure.p50_ms, figure.p95_ms, figure.p99_ms].map((ms) => duration(ms, cli.language)),
    String(figure.retries),
  ])
  const head = pairs([
    [cli.say('id'), target.job_id],
    [cli.say('url'), target.url === '' ? '-' : target.url],
    [cli.say('state'), translate(cli.language, `analysis.state.${target.state}`)],
    [cli.say('last_call'), instant(target.last_call?.at ?? null, cli.language)],
    [cli.say('last_error'), target.last_error?.error?.message ?? '-'],
  ])
  return `${head}\n\n${table(cli.heads('', 'calls', 'success', 'p50', 'p95', 'p99', 'retries'), figures)}`
}

function callTable(cli: Cli, calls: readonly AnalysisCallView[]): string {
  return table(
    cli.heads('id', 'at', 'status', 'duration', 'try', 'result'),
    calls.map((call) => [
      call.id,
      instant(call.at, cli.language),
      call.status === null ? '-' : String(call.status),
      duration(call.duration_ms, cli.language),
      String(call.attempt),
      call.error === null ? cli.say('good') : call.error.message,
    ]),
  )
}
