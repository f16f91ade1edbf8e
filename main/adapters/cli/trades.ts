/** Trade history on the command line. */
import { resolve } from 'node:path'
import type { TradesStatus } from '../../../shared/contract/trades-status.ts'
import { translate } from '../../../shared/messages/index.ts'
import { tableOf } from './answer-text.ts'
import { choiceWord } from './answer-words.ts'
import { type Cli, group, type Register } from './base.ts'
import { day, duration, instant, pairs } from './formatting.ts'
import { operations } from './operation-command.ts'
import { readSecretFile } from './secret-file.ts'
import { registerBars, registerBase } from './trades-files.ts'
import { followed } from './trades-work.ts'

/** Adds `trades`. Long operations are followed to their end; their paths are those of this terminal. */
export const register: Register = (program, cli) => {
  const trades = group(program, 'trades')
  const work = { running: true, follow: followed(cli) } as const
  operations(trades, cli, 'trades', {
    start: { example: '--from 2024-01-26', names: { start: 'from' }, running: true },
    stop: { running: true },
    status: { text: (status) => statusText(cli, status) },
    windows: {
      example: '--limit 5',
      defaults: { limit: 10 },
      text: ({ items }) =>
        tableOf(
          cli,
          [
            ['window', 'number'],
            'day',
            ['state', ({ state }) => translate(cli.language, `trades.day.${state}`)],
            'rows',
            ['missing_ids', ({ missing_ids }) => (missing_ids === 0 ? '-' : String(missing_ids))],
            'problem',
          ],
          items.flatMap(({ number, days }) => days.map((day) => ({ number, ...day }))),
        ),
    },
    series: { columns: [['series', ({ series }) => series.id], 'bars', 'last_day', 'threshold'] },
    verify: work,
    repair: work,
    accept: { usage: 'accept <day>', example: '2024-01-26 --reason "listed a day later"' },
    fetch: { usage: 'fetch <day>', example: '2024-01-26', ...work },
    forget: { usage: 'forget <day>', example: '2024-01-26', ...work },
    reindex: work,
    setSecret: {
      usage: 'secret <secret>',
      example: '@secret.txt',
      prepare: async ({ secret, ...rest }) => ({
        ...rest,
        secret: secret === '' || secret === null ? null : await readSecretFile('secret', secret, cli.signal),
      }),
    },
    quality: {
      columns: [
        'day',
        ['state', ({ state }) => translate(cli.language, `trades.day.${state}`)],
        'rows',
        'missing_ids',
        ['problem', ({ problem, accepted }) => accepted?.reason ?? problem ?? '-'],
      ],
    },
    exportQuality: { usage: 'quality-csv', text: ({ content }) => content.trimEnd() },
    cancelOperation: { usage: 'cancel', running: true, text: () => cli.say('work_stopping') },
    export: {
      usage: 'export <path>',
      example: 'bars.csv --series dollar',
      prepare: ({ path, ...rest }) => ({ ...rest, path: resolve(path) }),
      ...work,
    },
    operation: null,
    base: null,
    previewBase: null,
    bars: null,
    buildBars: null,
  })
  registerBase(trades, cli)
  registerBars(trades, cli)
}

function statusText(cli: Cli, status: TradesStatus): string {
  const { language } = cli
  const { window, remaining_seconds: left } = status
  const number = (value: number) => value.toLocaleString(language)
  const shown = (iso: string) => day(iso, language)
  const word = (field: string, choice: string) =>
    choiceWord({ language, group: 'trades' }, field, choice) ?? choice
  return pairs([
    [
      cli.say('collection'),
      [status.symbol, word('exchange', status.exchange), word('dataset', status.dataset)].join(' · '),
    ],
    [cli.say('state'), translate(language, `state.${status.state}`)],
    [cli.say('days'), daysText(cli, status)],
    [
      cli.say('window'),
      cli.say('window_place', {
        number: window.number,
        of: window.of,
        from: shown(window.from),
        to: shown(window.to),
      }),
    ],
    [cli.say('next_day'), shown(status.next_day)],
    [cli.say('trades'), number(status.rows)],
    [cli.say('size'), cli.say('megabytes', { size: Math.round(status.bytes / 1e6) })],
    ...(status.days_left === 0
      ? []
      : [
          [
            cli.say('size_left'),
            cli.say(status.days === 0 ? 'megabytes_most' : 'megabytes_about', {
              size: Math.round(status.bytes_left / 1e6),
            }),
          ] as const,
        ]),
    ...(status.months === null ? [] : [[cli.say('months'), filesText(cli, status.months)] as const]),
    ...(status.catalog === null ? [] : [[cli.say('catalog'), status.catalog] as const]),
    ...(status.live === null ? [] : [[cli.say('live'), liveText(cli, status.live)] as const]),
    ...(status.copies === null
      ? []
      : [[cli.say('copies'), `${status.copies.url}: ${filesText(cli, status.copies)}`] as const]),
    [cli.say('rate'), status.rows_per_second === null ? '-' : `${number(status.rows_per_second)}/s`],
    [
      cli.say('remaining'),
      left === null || status.days_left === 0
        ? '-'
        : cli.say('days_left', { span: duration(left * 1000, language), count: status.days_left }),
    ],
    [cli.say('missing_ids'), number(status.missing_ids)],
    [cli.say('to_repair'), status.days_to_repair.map(shown).join(', ') || '-'],
    [cli.say('set_apart'), status.set_apart.map(({ day }) => shown(day)).join(', ') || '-'],
    ...(status.waiting_until === null
      ? []
      : [[cli.say('waiting_until'), instant(status.waiting_until, language)] as const]),
    [cli.say('next_run'), instant(status.next_run_time, language)],
    [cli.say('folder'), status.folder],
    [cli.say('last_error'), status.last_error === null ? '-' : status.last_error.message],
  ])
}

function liveText({ language }: Cli, live: NonNullable<TradesStatus['live']>): string {
  const { last_time, retry_at, problem, missing_ids: count } = live
  const shown = (iso: string | null) => ({ time: instant(iso, language), problem: problem ?? '' })
  const text =
    live.state === 'waiting'
      ? translate(language, 'live.waiting', shown(retry_at))
      : live.state === 'connecting'
        ? translate(language, 'live.connecting')
        : last_time === null
          ? translate(language, 'live.connected')
          : translate(language, 'live.receiving', shown(last_time))
  if (count === null) return translate(language, 'live.unnumbered', { text })
  return count === 0 ? text : translate(language, 'live.missed', { text, count })
}

function filesText(
  cli: Cli,
  { files, bytes }: NonNullable<TradesStatus['months'] | TradesStatus['copies']>,
): string {
  return cli.say('files_held', { count: files, megabytes: Math.round(bytes / 1e6) })
}

function daysText(cli: Cli, { first_day, last_day, days }: TradesStatus): string {
  if (first_day === null || last_day === null) return '-'
  return cli.say('days_held', {
    from: day(first_day, cli.language),
    to: day(last_day, cli.language),
    count: days,
  })
}
