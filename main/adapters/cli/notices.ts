/** What was notified, a test notification, and the secret of the webhook. */
import { randomBytes } from 'node:crypto'
import { type Command, Option } from 'commander'
import type { NoticeView } from '../../../shared/contract/alerts.ts'
import { type Cli, command } from './base.ts'
import { instant, table } from './formatting.ts'
import { wholeNumber } from './options.ts'

/** Adds `notices`, `test` and `webhook` to the commands of alerts. */
export function registerNotices(alerts: Command, cli: Cli): void {
  command(alerts, 'notices', 'vigie alerts notices --limit 10')
    .addOption(new Option('--limit <count>').argParser(wholeNumber('limit')).default(20))
    .option('--cursor <cursor>')
    .action(async (options: { limit: number; cursor?: string }) => {
      const client = await cli.anywhere()
      cli.print(await client.alerts.notices(options), ({ items }) => noticeTable(cli, items))
    })

  command(alerts, 'test', 'vigie alerts test').action(async () => {
    const client = await cli.instance()
    cli.print(await client.alerts.testNotice(), ({ deliveries }) =>
      deliveries
        .map((one) => `${one.channel}: ${one.state}${one.problem ? ` (${one.problem})` : ''}`)
        .join('\n'),
    )
  })

  command(alerts, 'webhook', 'vigie alerts webhook --secret')
    .option('--secret [text]')
    .option('--forget')
    .action(async (options: { secret?: string | true; forget?: true }) => {
      const client = await cli.anywhere()
      const made = options.secret === true ? randomBytes(24).toString('base64url') : null
      const secret = options.forget ? null : (made ?? (options.secret as string | undefined) ?? null)
      const { set } = await client.alerts.setWebhookSecret({ secret })
      cli.print({ set, ...(made === null ? {} : { secret: made }) }, () =>
        made === null
          ? set
            ? cli.say('secret_set')
            : cli.say('secret_forgotten')
          : cli.say('secret_made', { secret: made }),
      )
    })
}

function noticeTable(cli: Cli, notices: readonly NoticeView[]): string {
  return table(
    cli.heads('decided', 'form', 'alerts', 'title', 'deliveries'),
    notices.map((notice) => [
      instant(notice.decided_at, cli.language),
      notice.form,
      String(notice.alerts),
      notice.title,
      notice.deliveries.map((one) => `${one.channel} ${one.state}`).join(', '),
    ]),
  )
}
