/** Alerts: list, show, read, dismiss, snooze, generate; their rules; notifications. */
import type { Alert } from '../../../shared/alert.ts'
import type { AlertRule } from '../../../shared/contract/alerts.ts'
import type { PlainKeyOf } from '../../../shared/messages/catalogue.ts'
import { tableOf } from './answer-text.ts'
import { choiceWord } from './answer-words.ts'
import { type Cli, group, type Register } from './base.ts'
import { alertCounts } from './event-text.ts'
import { instant, pairs, typed } from './formatting.ts'
import { operations } from './operation-command.ts'
import { registerWebhook } from './webhook.ts'

/** Adds `alerts`: reading alerts works without an instance; a test notification needs one. */
export const register: Register = (program, cli) => {
  const alerts = group(program, 'alerts')
  const text = (alert: Alert) => alertDetail(cli, alert)
  operations(alerts, cli, 'alerts', {
    list: {
      example: '--priority CRITICAL',
      text: ({ items, counts }) => `${alertTable(cli, items)}\n\n${cli.say('alert_counts', counts)}`,
    },
    get: { usage: 'show <id>', example: '12', text },
    generate: {
      text: ({ message, alerts_created: created, alerts_updated: updated, alerts_removed: removed }) =>
        cli.say('alerts_generated', { message, counts: alertCounts(cli, { created, updated, removed }) }),
    },
    read: {
      usage: 'read [id]',
      example: '12',
      names: { read: 'unread' },
      text,
      without: { procedure: 'readAll' },
    },
    readAll: null,
    dismiss: { example: '12', text: ({ message }) => message },
    restore: { example: '12', text },
    snooze: {
      example: '12 --for until_monday',
      names: { length: 'for' },
      exclusive: ['length', 'until'],
      text,
    },
    configureRule: {
      usage: 'rules [type]',
      example: 'MAINTENANCE_URGENT --set within_days=14',
      names: { enabled: 'enable/disable', thresholds: 'set <threshold=value>' },
      text: (rule) => ruleTable(cli, [rule]),
      without: { procedure: 'rules', text: ({ rules }) => ruleTable(cli, rules) },
    },
    rules: null,
    notices: {
      example: '--limit 10',
      defaults: { limit: 20 },
      columns: [
        'decided_at',
        'form',
        'alerts',
        'title',
        ['deliveries', (notice) => notice.deliveries.map((one) => deliveryText(cli, one)).join(', ')],
      ],
    },
    testNotice: {
      usage: 'test',
      running: true,
      text: ({ deliveries }) =>
        deliveries
          .map((one) => (one.problem ? `${deliveryText(cli, one)} (${one.problem})` : deliveryText(cli, one)))
          .join('\n'),
    },
    counts: null,
    webhook: null,
    setWebhookSecret: null,
  })
  registerWebhook(alerts, cli)
}

const word = (cli: Cli, field: string, choice: string): string =>
  choiceWord({ language: cli.language, group: 'alerts' }, field, choice) ?? choice

/** `téléphone : envoyée`, with the word of the state. */
const deliveryText = (cli: Cli, { channel, state }: { readonly channel: string; readonly state: string }) =>
  cli.say('delivery', { place: channel, state: word(cli, 'state', state) })

const COLOURS = { CRITICAL: 'red', HIGH: 'yellow', MEDIUM: 'blue', LOW: 'dim' } as const

const alertTable = (cli: Cli, alerts: readonly Alert[]): string =>
  tableOf(
    cli,
    [
      'id',
      ['priority', ({ priority }) => cli.paint(COLOURS[priority], word(cli, 'priority', priority))],
      ['title', ({ title, is_read }) => (is_read ? title : cli.paint('bold', title))],
      'message',
      ['since', ({ created_at }) => instant(created_at, cli.language)],
    ],
    alerts,
  )

function alertDetail(cli: Cli, alert: Alert): string {
  const when = (name: PlainKeyOf<'terminal'>, at: string | null) =>
    at === null ? [] : [[cli.say(name), instant(at, cli.language)] as const]
  return pairs([
    [cli.say('id'), String(alert.id)],
    [cli.say('type'), `${word(cli, 'type', alert.type)} (${alert.type})`],
    [cli.say('priority'), cli.paint(COLOURS[alert.priority], word(cli, 'priority', alert.priority))],
    [cli.say('title'), alert.title],
    [cli.say('message'), alert.message],
    [cli.say('state'), `${word(cli, 'state', alert.state)}, ${cli.say(alert.is_read ? 'read' : 'unread')}`],
    ...when('created_at', alert.created_at),
    ...when('updated_at', alert.updated_at),
    ...when('dismissed_at', alert.dismissed_at),
    ...when('snoozed_until', alert.snoozed_until),
    ...when('over_since', alert.cleared_at),
    ...when('notified_at', alert.notified_at),
  ])
}

const ruleTable = (cli: Cli, rules: readonly AlertRule[]): string =>
  tableOf(
    cli,
    [
      ['type', ({ type }) => type],
      'title',
      ['priority', ({ priority }) => cli.paint(COLOURS[priority], word(cli, 'priority', priority))],
      ['switched_on', 'enabled'],
      [
        'thresholds',
        ({ thresholds }) =>
          Object.entries(thresholds)
            .map(([name, value]) => `${name}=${typed(value, cli.language)}`)
            .join(' '),
      ],
      'active',
    ],
    rules,
  )
