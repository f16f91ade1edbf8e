/** Alerts: list, show, read, dismiss, snooze, generate; their rules; notifications. */
import { type Command, Option } from 'commander'
import {
  ALERT_STATES,
  ALERT_TYPES,
  type Alert,
  type AlertState,
  type AlertType,
  PRIORITIES,
  type Priority,
} from '../../../shared/alert.ts'
import { type AlertRule, SNOOZE_LENGTHS, type SnoozeLength } from '../../../shared/contract/alerts.ts'
import type { PlainKeyOf } from '../../../shared/messages/catalogue.ts'
import { type Cli, command, group, type Register } from './base.ts'
import { instant, pairs, table } from './formatting.ts'
import { registerNotices } from './notices.ts'
import { collected, wholeNumber } from './options.ts'
import { thresholdsFrom } from './thresholds.ts'

export const register: Register = (program, cli) => {
  const alerts = group(program, 'alerts')
  registerReading(alerts, cli)
  registerMarks(alerts, cli)
  registerRules(alerts, cli)
  registerNotices(alerts, cli)
}

interface AlertListOptions {
  readonly state: AlertState
  readonly priority?: Priority
  readonly type?: AlertType
  readonly unread?: true
  readonly asset?: number
  readonly limit: number
  readonly cursor?: string
}

function registerReading(alerts: Command, cli: Cli): void {
  command(alerts, 'list', 'vigie alerts list --priority CRITICAL')
    .addOption(new Option('--state <state>').choices(ALERT_STATES).default('active'))
    .addOption(new Option('--priority <priority>').choices(PRIORITIES))
    .addOption(new Option('--type <type>').choices(ALERT_TYPES))
    .option('--unread')
    .addOption(new Option('--asset <id>').argParser(wholeNumber('asset')))
    .addOption(new Option('--limit <count>').argParser(wholeNumber('limit')).default(50))
    .option('--cursor <cursor>')
    .action(async ({ asset, ...query }: AlertListOptions) => {
      const client = await cli.anywhere()
      const page = await client.alerts.list({ ...query, ...(asset === undefined ? {} : { asset_id: asset }) })
      cli.print(
        page,
        ({ items, counts }) => `${alertTable(cli, items)}\n\n${cli.say('alert_counts', counts)}`,
      )
    })

  command(alerts, 'show <id>', 'vigie alerts show 12').action(async (id: string) => {
    const client = await cli.anywhere()
    cli.print(await client.alerts.get({ id }), (alert) => alertDetail(cli, alert))
  })

  command(alerts, 'generate', 'vigie alerts generate').action(async () => {
    const client = await cli.anywhere()
    cli.print(await client.alerts.generate(), (answer) =>
      cli.say('alerts_generated', {
        message: answer.message,
        created: answer.alerts_created,
        updated: answer.alerts_updated,
        removed: answer.alerts_removed,
      }),
    )
  })
}

function registerMarks(alerts: Command, cli: Cli): void {
  command(alerts, 'read [id]', 'vigie alerts read 12')
    .option('--unread')
    .action(async (id: string | undefined, { unread }: { unread?: true }) => {
      const client = await cli.anywhere()
      if (id === undefined) return cli.print(await client.alerts.readAll(), ({ message }) => message)
      cli.print(await client.alerts.read({ id, read: unread !== true }), (alert) => alertDetail(cli, alert))
    })

  command(alerts, 'dismiss <id>', 'vigie alerts dismiss 12').action(async (id: string) => {
    const client = await cli.anywhere()
    cli.print(await client.alerts.dismiss({ id }), ({ message }) => message)
  })

  command(alerts, 'restore <id>', 'vigie alerts restore 12').action(async (id: string) => {
    const client = await cli.anywhere()
    cli.print(await client.alerts.restore({ id }), (alert) => alertDetail(cli, alert))
  })

  command(alerts, 'snooze <id>', 'vigie alerts snooze 12 --for until_monday')
    .addOption(new Option('--for <length>').choices(SNOOZE_LENGTHS))
    .addOption(new Option('--until <instant>').conflicts('for'))
    .action(async (id: string, options: { for?: SnoozeLength; until?: string }) => {
      const client = await cli.anywhere()
      const end = {
        ...(options.for === undefined ? {} : { length: options.for }),
        ...(options.until === undefined ? {} : { until: options.until }),
      }
      cli.print(await client.alerts.snooze({ id, ...end }), (alert) => alertDetail(cli, alert))
    })
}

interface RuleOptions {
  readonly enable?: true
  readonly disable?: true
  readonly set: readonly string[]
}

function registerRules(alerts: Command, cli: Cli): void {
  command(alerts, 'rules [type]', 'vigie alerts rules MAINTENANCE_URGENT --set within_days=14')
    .option('--enable')
    .addOption(new Option('--disable').conflicts('enable'))
    .addOption(new Option('--set <threshold=value>').argParser(collected).default([]))
    .action(async (type: AlertType | undefined, { enable, disable, set }: RuleOptions) => {
      const client = await cli.anywhere()
      if (type === undefined)
        return cli.print(await client.alerts.rules(), ({ rules }) => ruleTable(cli, rules))
      const rule = await client.alerts.configureRule({
        type,
        ...(enable || disable ? { enabled: enable === true } : {}),
        ...(set.length === 0 ? {} : { thresholds: thresholdsFrom(set) }),
      })
      cli.print(rule, (changed) => ruleTable(cli, [changed]))
    })
}

const COLOURS = { CRITICAL: 'red', HIGH: 'yellow', MEDIUM: 'blue', LOW: 'dim' } as const

function alertTable(cli: Cli, alerts: readonly Alert[]): string {
  return table(
    cli.heads('id', 'priority', 'title', 'message', 'since'),
    alerts.map((alert) => [
      String(alert.id),
      cli.paint(COLOURS[alert.priority], alert.priority),
      alert.is_read ? alert.title : cli.paint('bold', alert.title),
      alert.message,
      instant(alert.created_at, cli.language),
    ]),
  )
}

function alertDetail(cli: Cli, alert: Alert): string {
  const when = (name: PlainKeyOf<'terminal'>, at: string | null) =>
    at === null ? [] : [[cli.say(name), instant(at, cli.language)] as const]
  return pairs([
    [cli.say('id'), String(alert.id)],
    [cli.say('type'), alert.type],
    [cli.say('priority'), cli.paint(COLOURS[alert.priority], alert.priority)],
    [cli.say('title'), alert.title],
    [cli.say('message'), alert.message],
    [cli.say('state'), `${alert.state}, ${cli.say(alert.is_read ? 'read' : 'unread')}`],
    ...when('created_at', alert.created_at),
    ...when('updated_at', alert.updated_at),
    ...when('dismissed_at', alert.dismissed_at),
    ...when('snoozed_until', alert.snoozed_until),
    ...when('over_since', alert.cleared_at),
    ...when('told_at', alert.notified_at),
  ])
}

function ruleTable(cli: Cli, rules: readonly AlertRule[]): string {
  return table(
    cli.heads('type', 'priority', 'switched_on', 'thresholds', 'active'),
    rules.map((rule) => [
      rule.type,
      cli.paint(COLOURS[rule.priority], rule.priority),
      cli.say(rule.enabled ? 'on' : 'off'),
      Object.entries(rule.thresholds)
        .map(([name, value]) => `${name}=${value}`)
        .join(' '),
      String(rule.active),
    ]),
  )
}
