/** Notifications: list, test, and the secret of the webhook. */
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
    .action((options: WebhookOptions) => webhook(cli, options))
}

interface WebhookOptions {
  readonly secret?: string | true
  readonly forget?: true
}

/** Without an option, only shows whether there is a secret. */
async function webhook(cli: Cli, { secret, forget }: WebhookOptions): Promise<void> {
  const client = await cli.anywhere()
  if (forget) {
    return cli.print(await client.alerts.setWebhookSecret({ secret: null }), () =>
      cli.say('secret_forgotten'),
    )
  }
  if (secret === undefined) {
    const { secret_set } = await client.alerts.webhook()
    return cli.print({ set: secret_set }, ({ set }) => cli.say(set ? 'secret_set' : 'secret_unset'))
  }
  if (secret !== true) {
    return cli.print(await client.alerts.setWebhookSecret({ secret }), () => cli.say('secret_set'))
  }
  const made = randomBytes(24).toString('base64url')
  const { set } = await client.alerts.setWebhookSecret({ secret: made })
  cli.print({ set, secret: made }, () => cli.say('secret_made', { secret: made }))
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
