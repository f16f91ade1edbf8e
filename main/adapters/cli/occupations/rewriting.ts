/** estimate, update, update-all, key. */
import { text as readAll } from 'node:stream/consumers'
import { type Command, Option } from 'commander'
import { type Cli, command } from '../base.ts'
import { fixed, pairs } from '../formatting.ts'
import { recordText } from './text.ts'

/** Rewrites by Claude, their cost, and the key. */
export function registerRewriting(parent: Command, cli: Cli): void {
  command(parent, 'estimate', 'vigie occupations estimate').action(async () => {
    cli.print(await (await cli.anywhere()).occupations.estimate(), (estimate) =>
      pairs([
        [cli.say('records'), String(estimate.records)],
        [cli.say('usd_a_record'), fixed(estimate.cost_per_record_usd, 4, cli.language)],
        [cli.say('usd_in_all'), fixed(estimate.total_usd, 2, cli.language)],
        [cli.say('basis'), estimate.simulation ? cli.say('simulation') : estimate.basis],
        [cli.say('usd_spent_this_month'), fixed(estimate.spent_this_month_usd, 2, cli.language)],
        [
          cli.say('monthly_cap'),
          estimate.month_cap_usd === null ? '-' : fixed(estimate.month_cap_usd, 2, cli.language),
        ],
      ]),
    )
  })

  command(parent, 'update <code>', 'vigie occupations update M1805').action(async (code: string) => {
    const record = await (await cli.anywhere()).occupations.update({ code })
    cli.print(
      record,
      (written) => `${recordText(cli, written)}\n\n${fixed(written.cost_usd, 4, cli.language)} USD`,
    )
  })

  command(parent, 'update-all', 'vigie occupations update-all').action(async () => {
    const started = await (await cli.instance()).jobs.trigger({ id: 'occupations' })
    cli.print(started, () => cli.say('has_started', { job: 'occupations' }))
  })

  command(parent, 'key', 'vigie occupations key < key.txt')
    .addOption(new Option('--remove').default(false))
    .action(async ({ remove }: { remove: boolean }) => {
      const key = remove ? null : (await readAll(process.stdin)).trim()
      cli.print(await (await cli.anywhere()).occupations.key({ key }), ({ set }) =>
        cli.say(set ? 'key_set' : 'no_key'),
      )
    })
}
