/** Analysis services: state, statistics, calls and their answers. */
import type { AnalysisCallView, AnalysisTarget } from '../../../shared/contract/analysis.ts'
import { translate } from '../../../shared/messages/index.ts'
import { type TableColumn, tableOf } from './answer-text.ts'
import { type Cli, group, type Register } from './base.ts'
import { duration, fixed, instant, pairs, table } from './formatting.ts'
import { operations } from './operation-command.ts'

/** Adds `analysis`: state, calls and answers of the services that jobs call. The default job is `analysis`. */
export const register: Register = (program, cli) => {
  const columns = callColumns(cli)
  operations(group(program, 'analysis'), cli, 'analysis', {
    target: {
      usage: 'status [job-id]',
      names: { job_id: 'job-id' },
      text: (target) => targetText(cli, target),
      without: {
        procedure: 'targets',
        text: ({ targets }) => targets.map((target) => targetText(cli, target)).join('\n\n'),
      },
    },
    targets: null,
    calls: {
      usage: 'calls [job-id]',
      example: '--limit 10',
      names: { job_id: 'job-id' },
      defaults: { job_id: 'analysis', limit: 20 },
      columns,
    },
    call: {
      usage: 'show <call-id>',
      example: '019a2b…',
      names: { call_id: 'call-id' },
      defaults: { job_id: 'analysis' },
      text: (call) =>
        `${tableOf(cli, columns, [call])}\n\n${call.answer ?? '-'}${call.answer_cut ? '…' : ''}`,
    },
    check: {
      usage: 'check [job-id]',
      names: { job_id: 'job-id' },
      defaults: { job_id: 'analysis' },
      text: ({ ready, detail }) =>
        ready ? cli.say('ready') : cli.say('not_ready', { detail: detail ?? '-' }),
    },
  })
}

const callColumns = (cli: Cli): readonly TableColumn<AnalysisCallView>[] => [
  'id',
  'at',
  'status',
  ['duration', (call) => duration(call.duration_ms, cli.language)],
  ['try', (call) => String(call.attempt)],
  ['result', (call) => call.error?.message ?? cli.say('good')],
]

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
