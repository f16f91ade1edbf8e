/** The secret that signs the calls of the webhook. */
import { randomBytes } from 'node:crypto'
import type { Command } from 'commander'
import { type Cli, command } from './base.ts'

/** Adds `webhook` to the commands of alerts. */
export function registerWebhook(alerts: Command, cli: Cli): void {
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
